"""The board in a browser at work: no black frame in its programme, and with a token, proof."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import ask, let_in

LONG = 60_000
STILL = {"media": "tips-wide.png", "seconds": 1}
FILM = {"media": "take-a-number.mp4", "seconds": 1}
SHORT = {
    "playlists": [
        {
            "id": "p",
            "name": "p",
            "entries": [
                {"media": "tips-wide.png", "seconds": 1},
                {"media": "take-a-number.mp4", "seconds": 1},
            ],
        }
    ],
    "slots": [{"playlist": "p", "priority": 9}],
}
WATCH = """() => new Promise((done) => {
  const turns = [], bare = [];
  const look = () => {
    const on = [...document.querySelectorAll("board-programme .is-on")];
    const drawn = on.filter((one) => (one.naturalWidth ?? one.videoWidth) > 0);
    if (!drawn.length) bare.push(turns.length);
    const top = drawn.at(-1)?.src ?? "";
    if (top !== turns.at(-1)) turns.push(top);
    if (turns.length >= 4) done({ turns, bare: bare.length });
    else requestAnimationFrame(look);
  };
  look();
})"""


@pytest.fixture
def at_work(server: Any) -> Iterator[Any]:
    """A server whose programme changes every second."""
    server.word = let_in(server)
    ask(server, "PUT", "/programme", SHORT)
    yield server
    ask(server, "DELETE", "/programme")


def test_items_follow_without_a_bare_frame_and_all_is_proved(page: Page, at_work: Any) -> None:
    window = "r24"
    at_work.post(f"/windows/{window}/open")
    page.goto(f"{at_work.url}/board/board-right#token={at_work.word}")
    page.wait_for_selector("board-programme .is-on", timeout=LONG)
    assert at_work.word not in page.url
    seen = page.evaluate(WATCH)
    assert seen["bare"] == 0
    assert len(set(seen["turns"])) == 2
    ticket = at_work.issue("labour")
    while at_work.ticket(ticket["id"])["state"] == "waiting":
        at_work.post(f"/windows/{window}/call-next")
    expect(page.locator(f"[data-ticket='{ticket['id']}']")).to_be_visible(timeout=LONG)
    until(page, lambda: ticket["id"] in shown(at_work))
    until(page, lambda: ticket["id"] in glass(at_work)["calls"])
    assert (glass(at_work)["mode"], len(glass(at_work)["frame"])) == ("busy", 16)
    until(page, lambda: len(ask(at_work, "GET", "/plays")["data"]) >= 3)
    assert {one["player"] for one in ask(at_work, "GET", "/plays")["data"]} == {"board-right"}


def shown(server: Any) -> list[str]:
    """Return the tickets whose calls the board proved."""
    events = [one["record"]["event"] for one in ask(server, "GET", "/events?limit=1000")["data"]]
    return [one["ticket"] for one in events if one["kind"] == "call_shown" and one["screen"] == "board-right"]


def glass(server: Any) -> dict[str, Any]:
    """Return what the board says of its glass."""
    (board,) = [one for one in ask(server, "GET", "/boards")["data"] if one["id"] == "board-right"]
    return dict(board)


def until(page: Page, true: Any) -> None:
    """Wait until it is so, while the page goes on."""
    for _ in range(600):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("not within a minute")
