"""The staff console as a clerk uses it: a real server, a real browser, keys."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Sit = Callable[..., None]
CALLED, SERVING, FREE = ".ticket.is-called", ".ticket.is-serving", ".ticket.is-free"


def number(page: Page) -> str:
    return page.inner_text(".number")


def open_window(page: Page) -> None:
    """The window is open, whatever an earlier test left."""
    if page.locator("[data-window-state=open]").count() == 0:
        page.keyboard.press("o")
    page.wait_for_selector("[data-window-state=open]")


def test_a_wrong_password_is_said_in_plain_words(page: Page, server: Any) -> None:
    page.goto(server.url)
    page.fill("#name", "nobody")
    page.fill("#password", "not-this-one")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_have_text("账号或密码不对")
    page.click("text=English")
    expect(page.locator("h1")).to_have_text("Staff console")


def test_a_clerk_signs_in_sits_down_and_opens_by_keyboard_alone(page: Page, server: Any) -> None:
    page.goto(server.url)
    page.wait_for_selector("#name:focus")
    page.keyboard.type("zhang")
    page.keyboard.press("Tab")
    page.keyboard.type("spring-rain")
    page.keyboard.press("Enter")
    page.wait_for_selector("#window-search:focus")
    page.keyboard.type("16")
    page.keyboard.press("Enter")
    expect(page.locator(".head-window b")).to_have_text("16 号窗口")
    page.keyboard.press("o")
    page.wait_for_selector("[data-window-state=open]")
    window = next(row for row in server.get("/windows")["data"] if row["id"] == "l16")
    assert window["now"]["clerk"] == "clerk:zhang"


def test_arrow_keys_move_among_the_windows(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server)
    page.focus("[data-window=l01]")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("[data-window=l02]:focus")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".next")


def test_the_life_of_a_ticket_by_single_keys(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l05")
    open_window(page)
    first, second, third = (server.issue("build") for _ in range(3))
    expect(page.locator(".rows li")).to_have_count(3)

    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    assert number(page) == first["number"]
    page.keyboard.press("r")
    expect(page.locator(".chip-again")).to_have_text("已呼叫 2 次")
    page.keyboard.press("s")
    page.wait_for_selector(SERVING)
    page.keyboard.press("h")
    page.wait_for_selector(FREE)
    expect(page.locator(".held b")).to_have_text(first["number"])
    page.keyboard.press("h")
    page.wait_for_selector(SERVING)
    page.keyboard.press("f")
    page.wait_for_selector(FREE)
    assert server.ticket(first["id"])["state"] == "finished"

    page.keyboard.press(" ")
    page.wait_for_selector(CALLED)
    assert number(page) == second["number"]
    server.post("/windows/l05/called-out")  # no board hangs here that could prove the call
    page.keyboard.press("m")
    page.wait_for_selector(FREE)
    assert server.ticket(second["id"])["state"] == "no_show"

    page.keyboard.press("F8")
    page.wait_for_selector(CALLED)
    assert number(page) == third["number"]
    page.keyboard.press("f")
    page.wait_for_selector(FREE)
    expect(page.locator(".today")).to_contain_text("今日办结 2")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_have_text("现在无人等候")


def test_a_ticket_is_transferred_by_typing_where_to(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l07")
    open_window(page)
    ticket = server.issue("land")
    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    page.keyboard.press("t")
    page.wait_for_selector("#transfer-search:focus")
    page.keyboard.type("35")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_selector(FREE)
    now = server.ticket(ticket["id"])
    assert (now["state"], now["windows"]) == ("waiting", ["r35"])


def test_escape_leaves_the_transfer_and_nothing_happens(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l08")
    open_window(page)
    ticket = server.issue("land")
    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    page.keyboard.press("t")
    page.wait_for_selector("dialog[open]")
    page.keyboard.type("n")  # a letter in the search field is no command
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    assert server.ticket(ticket["id"])["state"] == "called"
    page.keyboard.press("f")
    page.wait_for_selector(FREE)


def test_a_waiting_ticket_is_withdrawn_after_a_question(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l17")
    ticket = server.issue("safety")
    page.click(f"[aria-label='作废 {ticket['number']}']")
    page.click("dialog[open] .danger")
    expect(page.locator(".rows li")).to_have_count(0)
    assert server.ticket(ticket["id"])["state"] == "cancelled"


def test_priority_goes_before_and_says_so(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "r30")
    ordinary = server.issue("school")
    elderly = server.issue("school", priority="elderly")
    first = page.locator(".rows li").first
    expect(first).to_contain_text(elderly["number"])
    expect(first).to_contain_text("65 岁以上老年人")
    open_window(page)
    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    assert number(page) == elderly["number"]
    page.keyboard.press("n")
    expect(page.locator(".number")).to_have_text(ordinary["number"])
    page.keyboard.press("f")


def test_thirty_calls_in_a_row_by_one_key_none_missed(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l13")
    open_window(page)
    expected = [server.issue("transport")["number"] for _ in range(30)]
    expect(page.locator(".count b")).to_have_text("30")
    seen = []
    for wanted in expected:
        page.keyboard.press("n")
        page.wait_for_function(
            "wanted => document.querySelector('.number')?.textContent === wanted", arg=wanted
        )
        seen.append(number(page))
    page.keyboard.press("f")
    page.wait_for_selector(FREE)
    assert seen == expected
    expect(page.locator(".today")).to_contain_text("今日办结 30")


@pytest.mark.parametrize(("key", "window", "queue"), [("n", "l15", "water"), (" ", "r32", "fund")])
def test_a_key_held_down_calls_once(
    page: Page, server: Any, at_window: Sit, key: str, window: str, queue: str
) -> None:
    at_window(page, server, window)
    open_window(page)
    first = server.issue(queue)["number"]
    for _ in range(2):
        server.issue(queue)
    expect(page.locator(".rows li")).to_have_count(3)
    page.focus("#next")
    for _ in range(12):
        page.keyboard.down(key)  # after the first one, the browser says `repeat`
    page.keyboard.up(key)
    page.wait_for_selector(CALLED)
    assert number(page) == first
    expect(page.locator(".rows li")).to_have_count(2)


def test_a_click_leaves_the_keys_alone_and_a_focused_button_has_its_own(
    page: Page, server: Any, at_window: Sit
) -> None:
    at_window(page, server, "r29")
    open_window(page)
    first, second = server.issue("health"), server.issue("health")
    page.keyboard.press("n")
    page.wait_for_selector(CALLED)
    page.click("[data-action=recall]")
    expect(page.locator(".chip-again")).to_have_text("已呼叫 2 次")
    page.focus("[data-action=recall]")
    page.keyboard.press(" ")
    expect(page.locator(".chip-again")).to_have_text("已呼叫 3 次")
    assert number(page) == first["number"]
    page.click("[data-action=start]")
    page.wait_for_selector(SERVING)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(" ")
    expect(page.locator(".number")).to_have_text(second["number"])


def test_what_is_not_possible_is_said_not_sent(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l18")
    page.keyboard.press("n")
    expect(page.locator(".notice")).to_have_text("现在不能“下一位”")
    page.keyboard.press("o")
    page.wait_for_selector("[data-window-state=open]")
    page.keyboard.press("p")
    page.wait_for_selector("[data-window-state=paused]")
    page.keyboard.press("r")
    expect(page.locator(".notice")).to_have_text("现在不能“重呼”")
    page.get_by_role("button", name="短暂休息").click()
    expect(page.get_by_role("button", name="短暂休息", pressed=True)).to_be_visible()
    page.get_by_role("button", name="15 分钟").click()
    expect(page.locator(".pause small")).to_contain_text("预计")
    told = server.get("/windows/l18/sign")["said"]["line"]
    assert told.startswith("短暂休息，预计 ")
    page.click("[data-action=close]")
    page.wait_for_selector("[data-window-state=closed]")


def test_who_sits_there_is_named_and_can_be_relieved(page: Page, server: Any, at_window: Sit) -> None:
    server.post("/windows/r34/open", clerk="王芳")
    at_window(page, server)
    expect(page.locator("[data-window=r34]")).to_contain_text("王芳")
    page.click("[data-window=r34]")
    expect(page.locator(".banner")).to_contain_text("王芳正在使用此窗口")
    page.click("text=由我接替")
    expect(page.locator(".banner")).to_have_count(0)


def test_another_program_at_the_same_window_is_seen_at_once(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "r27")
    open_window(page)
    ticket = server.issue("civil")
    server.post("/windows/r27/call-next")
    page.wait_for_selector(CALLED)
    assert number(page) == ticket["number"]
    server.post("/windows/r27/finish")
    page.wait_for_selector(FREE)


def test_everything_is_there_in_english(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "r36")
    page.click("text=English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".head-window b")).to_have_text("Window 36")
    seen = page.inner_text("body").replace("中文", "").replace("张敏", "")
    assert not [letter for letter in seen if "\u4e00" <= letter <= "\u9fff"]


def test_signing_out_offers_to_close_the_window(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l09")
    open_window(page)
    page.click("text=退出")
    page.click("dialog[open] >> text=关闭窗口并退出")
    page.wait_for_selector("#name")
    window = next(row for row in server.get("/windows")["data"] if row["id"] == "l09")
    assert window["now"]["state"] == "closed"
