"""The staff's pages of the screens: a notice as the player draws it, the emergency, uploads, machines."""

import base64
import io
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from programme.draw import draw
from programme.notice import Notice, item_of
from tests.browser.screens import ask, let_in
from tests.browser.test_accessibility import NARROW, findings, overflow

LONG = 60_000


@pytest.fixture(scope="module")
def site(server: Any) -> Iterator[Any]:
    """The server, with a manager signed in."""
    server.word = let_in(server)
    yield server
    ask(server, "DELETE", "/emergency")


@pytest.fixture
def desk(page: Page, site: Any) -> Page:
    """A page of the manager's."""
    page.context.add_cookies([{"name": "hall_session", "value": site.word, "url": site.url}])
    return page


def _preview(desk: Page) -> Image.Image:
    src = str(desk.locator("#preview").get_attribute("src", timeout=LONG))
    return Image.open(io.BytesIO(base64.b64decode(src.partition(",")[2])))


def test_a_notice_is_seen_as_the_player_draws_it_and_published(desk: Page, site: Any) -> None:
    title = f"放假通知 {uuid4().hex[:6]}"
    text = "本中心**明天**休息。\n> 政务服务中心"
    desk.goto(f"{site.url}/screens#notices")
    desk.keyboard.press("1")
    desk.wait_for_selector("#new-notice")
    desk.fill("[name=title]", title)
    desk.fill("textarea[name=text]", text)
    drawn = draw(item_of(Notice(id="x", title=title, text=text)), None, (954, 537), "dark").tobytes()
    while _preview(desk).tobytes() != drawn:  # each keystroke has its own; the last one counts
        desk.wait_for_timeout(200)
    assert _preview(desk).size == (954, 537)
    desk.click("#publish")
    expect(desk.locator(".chip-published")).to_have_count(1, timeout=LONG)
    (told,) = [one for one in ask(site, "GET", "/notices")["data"] if one["title"] == title]
    assert (told["state"], told["by"]) == ("published", "clerk:wang")
    desk.click("#withdraw")
    desk.click("dialog[open] .primary")
    expect(desk.locator(".chip-withdrawn")).to_have_count(1, timeout=LONG)
    assert (findings(desk), overflow(desk)) == ([], 0)


def test_an_emergency_is_asked_for_twice_and_ended(desk: Page, site: Any) -> None:
    desk.goto(f"{site.url}/screens?lang=en#layouts")
    desk.click("[data-layout=overview]")
    board = desk.frame_locator("iframe")
    board.locator(".board-head").wait_for(timeout=LONG)
    desk.click("#emergency")
    desk.fill("[name=title]", "紧急疏散")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("dialog[open] .danger")
    expect(board.locator(".board-urgent")).to_have_count(0)
    desk.click("dialog[open] .danger")
    expect(board.locator(".board-urgent h1")).to_have_text("紧急疏散", timeout=LONG)
    desk.click("#end-emergency", timeout=LONG)
    desk.click("dialog[open] .primary")
    board.locator(".board-head").wait_for(timeout=LONG)
    assert findings(desk) == []


def test_a_file_that_cannot_be_shown_is_refused_with_the_reason(desk: Page, site: Any) -> None:
    desk.goto(f"{site.url}/screens#media")
    spoilt = {"name": "海报.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\nbroken"}
    desk.set_input_files("#file", spoilt)  # type: ignore[arg-type]
    said = desk.locator(".said-bad")
    expect(said).to_contain_text("这个文件不能播放", timeout=LONG)
    expect(said).to_contain_text("PNG, JPEG or WebP")
    expect(desk.locator("[data-medium='tips-wide.png']")).to_contain_text("工作时间")
    assert findings(desk) == []


def test_machines_and_plays_and_playlists_fit_a_phone(desk: Page, site: Any) -> None:
    desk.set_viewport_size(NARROW)
    seen = {}
    for name, there in (("machines", ".machine"), ("played", "table, .empty"), ("programme", "#turn")):
        desk.goto(f"{site.url}/screens?lang=en#{name}")
        desk.wait_for_selector(there, timeout=LONG)
        seen[name] = (findings(desk), overflow(desk))
    assert seen == dict.fromkeys(seen, ([], 0))
