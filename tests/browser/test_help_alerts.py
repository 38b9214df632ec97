"""A citizen calls for help at a kiosk: the console tells it on every page, one clerk goes, and it is over."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

Sit = Callable[..., None]
ALERT = "[data-help=kiosk-left]"


def test_a_call_is_told_at_once_taken_and_ended(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server, "l16")
    expect(page.locator(ALERT)).to_have_count(0)
    called = server.post("/helps", kiosk="kiosk-left")["help"]
    expect(page.locator(f"{ALERT} b")).to_have_text("取号机 kiosk-left · 左厅入口内：群众需要帮助")
    page.click(f"{ALERT} [data-help-take]")
    expect(page.locator(f"{ALERT} span").first).to_contain_text("正在过去")
    taken = next(one for one in server.get("/helps")["data"] if one["id"] == called["id"])
    assert taken["by"] == "clerk:zhang"
    page.click(f"{ALERT} [data-help-end]")
    expect(page.locator(ALERT)).to_have_count(0)
    assert server.get("/helps")["data"] == []


def test_what_another_takes_or_ends_is_seen_here_too(page: Page, server: Any, at_window: Sit) -> None:
    at_window(page, server)
    called = server.post("/helps", kiosk="kiosk-left", language="en")["help"]
    expect(page.locator(ALERT)).to_contain_text("English")
    server.post(f"/helps/{called['id']}/take")
    expect(page.locator(".help-taken")).to_have_count(1)
    server.post(f"/helps/{called['id']}/end")
    expect(page.locator(ALERT)).to_have_count(0)
