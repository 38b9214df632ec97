"""The guide of an item on a phone: Chinese first, English by choice, a list to tick off that stays ticked."""

from typing import Any

from playwright.sync_api import Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 360, "height": 740}


def test_a_guide_is_read_and_ticked_off_on_a_phone(page: Page, server: Any) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server.url}/guide/GA-A-002")
    expect(page.locator("h1")).to_have_text("办身份证")
    expect(page.locator(".materials li")).to_have_count(3)
    expect(page.locator(".places")).to_contain_text("右厅")
    expect(page.locator(".places")).to_contain_text("09:00–12:00")
    expect(page.locator(".gain")).to_have_text("提速 62%")
    assert page.locator("a[href^='tel:']").count() >= 2
    page.locator(".materials input").first.check()
    expect(page.locator(".materials h2")).to_contain_text("已备好 1 / 3")
    page.click("text=English")
    expect(page.locator("h1")).to_have_text("Resident ID card")
    expect(page.locator(".materials h2")).to_contain_text("1 of 3 ready")
    page.reload()
    expect(page.locator(".materials input").first).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_an_item_there_is_not_is_said_plainly(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/guide/GA-A-999")
    expect(page.locator("h1")).to_have_text("没有这个事项")
