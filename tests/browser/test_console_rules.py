"""The rules of a ticket's life at the staff console: a real server, a real browser."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

Sit = Callable[..., None]
CALLED, FREE = ".ticket.is-called", ".ticket.is-free"


def sit_and_open(page: Page, server: Any, at_window: Sit, window: str) -> None:
    server.post(f"/windows/{window}/open", clerk="clerk:zhang")
    at_window(page, server, window)
    page.wait_for_selector("[data-window-state=open]")


def test_a_slip_of_the_hand_is_undone_by_one_key(page: Page, server: Any, at_window: Sit) -> None:
    sit_and_open(page, server, at_window, "l05")
    first, second = server.issue("build"), server.issue("build")
    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    page.keyboard.press("n")
    expect(page.locator(".number")).to_have_text(second["number"])
    page.click("[data-action=undo]")  # the second call, and the first one's end with it
    expect(page.locator(".number")).to_have_text(first["number"])
    assert server.ticket(second["id"])["state"] == "waiting"
    page.keyboard.press("z")
    expect(page.locator(".notice")).to_contain_text("没有可以撤销的操作")
    for ticket in (first, second):
        server.post(f"/tickets/{ticket['id']}/cancel")
    page.keyboard.press("f")


def test_a_call_that_nothing_proved_was_called_out_by_the_clerk(
    page: Page, server: Any, at_window: Sit
) -> None:
    sit_and_open(page, server, at_window, "l07")
    ticket = server.issue("land")
    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    page.keyboard.press("m")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text(f"没有屏幕或喇叭确认呼叫过 {ticket['number']}")
    dialog.get_by_text("已当面呼叫，无人应答").click()
    page.wait_for_selector(FREE)
    assert server.ticket(ticket["id"])["state"] == "no_show"

    # The citizen comes after all and asks at the window.
    missed = page.locator(f"[data-requeue={ticket['number']}]")
    missed.click()
    expect(page.locator(".notice")).to_contain_text(f"{ticket['number']} 已重新排队")
    expect(missed).to_have_count(0)
    assert server.ticket(ticket["id"])["state"] == "waiting"
    server.post(f"/tickets/{ticket['id']}/cancel")


def test_one_is_called_out_of_turn_with_a_reason(page: Page, server: Any, at_window: Sit) -> None:
    sit_and_open(page, server, at_window, "r27")
    first, second = server.issue("civil"), server.issue("civil")
    page.click(f"[aria-label='提前呼叫 {second['number']}']")
    page.locator("dialog[open]").get_by_text("补齐材料返回").click()
    page.wait_for_selector(CALLED)
    expect(page.locator(".number")).to_have_text(second["number"])
    why = server.get(f"/tickets/{second['id']}/why")
    assert (why["why"]["rule"], "补齐材料返回" in why["sentence"]) == ("chosen", True)
    for ticket in (first, second):
        server.post(f"/tickets/{ticket['id']}/cancel")


def test_the_line_stands_as_the_server_will_call_it(page: Page, server: Any, at_window: Sit) -> None:
    server.post("/windows/r19/open", clerk="clerk:zhang")
    issued = [server.issue("police") for _ in range(2)]
    issued += [server.issue("police", priority="disabled") for _ in range(3)]
    at_window(page, server, "r19")
    rows = server.get("/windows/r19/order")["tickets"]
    expect(page.locator(".row-number")).to_have_text([row["number"] for row in rows])
    expect(page.locator(".rows li").first).to_have_attribute("title", rows[0]["sentence"])
    expect(page.locator(".next-number")).to_have_text(rows[0]["number"])
    for ticket in issued:
        server.post(f"/tickets/{ticket['id']}/cancel")


def test_the_stops_of_a_visit_stand_at_the_ticket(page: Page, server: Any, at_window: Sit) -> None:
    sit_and_open(page, server, at_window, "l16")
    server.issue("farm")  # reads the items
    items = [server.codes["farm"][0], server.codes["fund"][0]]
    visit = server.post("/tickets", items=items, order="given")
    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    page.keyboard.press("n")
    expect(page.locator(".number")).to_have_text(visit["number"])
    expect(page.locator(".stops li")).to_contain_text(["农业农村 当前", "住房公积金 待办"])
    server.post(f"/tickets/{visit['id']}/cancel")
