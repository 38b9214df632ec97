"""The server dies and comes back: pages say so honestly and go on by themselves, nothing is done twice."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

Sit = Callable[..., None]


def test_the_console_comes_back_by_itself(page: Page, own_server: Any, at_window: Sit) -> None:
    at_window(page, own_server, "l02")
    page.keyboard.press("o")
    page.wait_for_selector("[data-window-state=open]")
    first, second = own_server.issue("business"), own_server.issue("business")
    page.keyboard.press("n")
    page.wait_for_selector(".ticket.is-called")

    own_server.kill()
    expect(page.locator(".line-away")).to_contain_text("连接中断")
    expect(page.locator("#next")).to_be_disabled()
    page.keyboard.press("n")
    expect(page.locator(".notice")).to_contain_text("连不上服务器")
    expect(page.locator(".number")).to_have_text(first["number"])

    own_server.start()
    page.wait_for_selector(".line-live")
    expect(page.locator("#next")).to_be_enabled()
    expect(page.locator(".number")).to_have_text(first["number"])
    page.keyboard.press("n")
    expect(page.locator(".number")).to_have_text(second["number"])


def test_a_press_that_was_cut_off_is_repeated_and_done_once(
    page: Page, own_server: Any, at_window: Sit
) -> None:
    page.add_init_script(SWALLOW)
    at_window(page, own_server, "l05")
    page.keyboard.press("o")
    page.wait_for_selector("[data-window-state=open]")
    first = own_server.issue("build")
    own_server.issue("build")
    expect(page.locator(".rows li")).to_have_count(2)
    page.evaluate("window.deaf = true")
    page.keyboard.press("n")
    expect(page.locator("#next")).to_have_attribute("aria-busy", "true")
    own_server.kill()
    page.evaluate("window.deaf = false")
    own_server.start()
    expect(page.locator(".number")).to_have_text(first["number"])
    expect(page.locator("#next")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".rows li")).to_have_count(1)


SWALLOW = """
const Real = WebSocket;
window.WebSocket = class extends Real {
  send(text) { super.send(text); }
  set onmessage(heard) { super.onmessage = (event) => { if (!window.deaf) heard(event); }; }
};
"""


def test_follow_page_and_board_come_back_too(page: Page, own_server: Any) -> None:
    own_server.post("/windows/l10/open")
    ticket = own_server.issue("tax")
    page.goto(f"{own_server.url}/follow/{ticket['follow'].rpartition('/')[2]}")
    expect(page.locator(".slip-number")).to_have_text(ticket["number"])
    board = page.context.new_page()
    board.goto(f"{own_server.url}/board/left")
    board.wait_for_selector(".board-head")
    own_server.kill()
    expect(page.locator(".line-away")).to_contain_text("连接中断")
    expect(board.locator(".away")).to_contain_text("连接中断")
    expect(page.locator(".slip-number")).to_have_text(ticket["number"])
    own_server.start()
    own_server.post("/windows/l10/call-next")
    expect(page.locator(".slip-state")).to_contain_text("请现在到 10 号窗口")
    expect(board.locator(".call.is-newest .call-number")).to_have_text(ticket["number"])
    expect(board.locator(".away")).to_have_count(0)
