"""Follow my ticket: from waiting to the call and the end, on a phone."""

from typing import Any

from playwright.sync_api import Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 360, "height": 640}


def follow(page: Page, server: Any, ticket: dict[str, Any], more: str = "") -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server.url}/follow/{ticket['follow'].rpartition('/')[2]}{more}")
    expect(page.locator(".slip-number")).to_have_text(ticket["number"])


def test_from_waiting_to_the_end(page: Page, server: Any) -> None:
    server.post("/windows/l11/open")
    before, mine = server.issue("tax"), server.issue("tax")
    page.add_init_script(
        "navigator.vibrate = (pattern) => { (window.buzzed ??= []).push(pattern); return true; }"
    )
    follow(page, server, mine)
    expect(page.locator(".figures")).to_contain_text("1")
    expect(page.locator(".slip-state")).to_contain_text("请在左厅等候")
    expect(page.locator(".arrow-left")).to_have_count(1)

    server.post("/windows/l11/call-next")
    expect(page.locator(".slip-state")).to_contain_text("下一位就是您")
    page.click("text=叫到我时响铃提醒")
    expect(page.locator("[aria-pressed=true]")).to_have_text("响铃提醒已开启")

    server.post("/windows/l11/call-next")
    expect(page.locator(".slip-state")).to_contain_text("请现在到 11 号窗口")
    assert "11" in page.title()
    assert page.evaluate("window.buzzed.length") == 1
    server.post("/windows/l11/recall")
    expect(page.locator(".slip-state")).to_contain_text("已呼叫 2 次")
    assert page.evaluate("window.buzzed.length") == 2

    server.post("/windows/l11/start")
    expect(page.locator(".slip-state")).to_contain_text("正在 11 号窗口为您办理")
    server.post("/windows/l11/finish")
    expect(page.locator(".slip-state")).to_contain_text("已办结")
    assert server.ticket(before["id"])["state"] == "finished"


def test_a_transfer_shows_the_new_way(page: Page, server: Any) -> None:
    server.post("/windows/l01/open")
    mine = server.issue("project")
    follow(page, server, mine)
    server.post("/windows/l01/call-next")
    server.post("/windows/l01/transfer", to_window="r35")
    expect(page.locator(".where")).to_contain_text("右厅")
    expect(page.locator(".where")).to_contain_text("35 号窗口")
    expect(page.locator(".arrow-right")).to_have_count(1)


def test_a_missed_call_says_where_to_ask(page: Page, server: Any) -> None:
    server.post("/windows/r19/open")
    mine = server.issue("police")
    follow(page, server, mine, "?lang=en")
    server.post("/windows/r19/call-next")
    expect(page.locator(".slip-state")).to_contain_text("Please go to window 19 now")
    server.miss("r19")
    expect(page.locator(".slip-state")).to_contain_text("Please ask at the enquiry desk")


def test_an_unknown_number_is_said_plainly(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/follow/never-heard-of-it")
    expect(page.locator("h1")).to_have_text("查不到这个号")


def test_a_visit_with_several_stops_shows_how_far_it_has_come(page: Page, server: Any) -> None:
    for window in ("l01", "l11"):
        server.post(f"/windows/{window}/open")
    mine = server.issue("project")
    server.post(f"/tickets/{mine['id']}/stops", queue="tax", reason="also pays a tax")
    follow(page, server, mine)
    expect(page.locator(".stop")).to_have_count(2)
    expect(page.locator(".stop-here")).to_contain_text("当前")
    expect(page.locator(".stop-ahead")).to_contain_text("税务")
    server.post("/windows/l01/call-next")
    server.post("/windows/l01/finish")
    expect(page.locator(".stop-done")).to_contain_text("投资项目审批")
    expect(page.locator(".stop-here")).to_contain_text("11")


def test_who_missed_the_call_comes_back_by_the_phone(page: Page, server: Any) -> None:
    server.post("/windows/r19/open")
    mine = server.issue("police")
    follow(page, server, mine)
    server.post("/windows/r19/call-next")
    server.miss("r19")
    page.click("text=我到了，重新排队")
    expect(page.locator(".slip-state").first).to_contain_text("下一位就是您")
