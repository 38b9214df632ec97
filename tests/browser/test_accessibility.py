"""axe-core finds nothing on any page in any of its states; nothing scrolls sideways on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from queue_server.gateway.pages import CONSOLE

Sit = Callable[..., None]
AXE = Path(CONSOLE, "node_modules/axe-core/axe.min.js")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  (one) => [one.id, ...one.nodes.map((node) => `${node.target} ${node.failureSummary}`)].join("\\n"))"""
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 360, "height": 640}


def findings(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


@pytest.fixture
def busy(server: Any) -> Any:
    """Windows 23 and 26 at work, people waiting there."""
    for window, queue in (("r23", "labour"), ("r26", "medical")):
        server.post(f"/windows/{window}/open")
        for _ in range(3):
            server.issue(queue)
    return server


@pytest.mark.parametrize(("language", "size"), [("zh", None), ("en", PHONE), ("zh", NARROW)])
def test_staff_console(
    page: Page, busy: Any, at_window: Sit, language: str, size: ViewportSize | None
) -> None:
    if size:
        page.set_viewport_size(size)
    page.goto(f"{busy.url}/?lang={language}")
    page.wait_for_selector(".gate-card")
    seen = {"sign-in": (findings(page), overflow(page))}
    at_window(page, busy)
    seen["choose"] = (findings(page), overflow(page))
    page.click("[data-window=r23]")
    page.wait_for_selector(".next")
    page.keyboard.press("n")
    page.wait_for_selector(".ticket.is-called")
    seen["called"] = (findings(page), overflow(page))
    page.keyboard.press("s")
    page.wait_for_selector(".ticket.is-serving")
    page.keyboard.press("h")
    page.wait_for_selector(".held li")
    seen["held"] = (findings(page), overflow(page))
    page.keyboard.press("h")
    page.wait_for_selector(".ticket.is-serving")
    page.keyboard.press("t")
    page.wait_for_selector("dialog[open]")
    seen["transfer"] = (findings(page), overflow(page))
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.wait_for_selector(".ticket.is-free")
    page.click(".row-cancel >> nth=0")
    page.wait_for_selector("dialog[open]")
    seen["question"] = (findings(page), overflow(page))
    assert seen == dict.fromkeys(seen, ([], 0))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_follow_page(page: Page, busy: Any, language: str) -> None:
    page.set_viewport_size(NARROW)
    ticket = busy.issue("medical")
    page.goto(f"{busy.url}/follow/{ticket['follow'].rpartition('/')[2]}?lang={language}")
    page.wait_for_selector(".is-waiting .figures")
    seen = {"waiting": (findings(page), overflow(page))}
    for _ in range(40):
        busy.post("/windows/r26/call-next")
        if busy.ticket(ticket["id"])["state"] == "called":
            break
    page.wait_for_selector(".is-called .arrow")
    seen["called"] = (findings(page), overflow(page))
    busy.miss("r26")
    page.wait_for_selector(".is-no_show")
    seen["missed"] = (findings(page), overflow(page))
    page.goto(f"{busy.url}/follow/nobody?lang={language}")
    page.wait_for_selector("h1")
    seen["unknown"] = (findings(page), overflow(page))
    assert seen == dict.fromkeys(seen, ([], 0))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_guide_page(page: Page, server: Any, language: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{server.url}/guide/GA-A-002?lang={language}")
    page.wait_for_selector(".materials")
    assert (findings(page), overflow(page)) == ([], 0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_board(page: Page, busy: Any, language: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    busy.post("/windows/r23/call-next")
    page.goto(f"{busy.url}/board/right?lang={language}")
    page.wait_for_selector(".call.is-newest")
    seen = {"busy": findings(page)}
    page.goto(f"{busy.url}/board/nowhere?lang={language}")
    page.wait_for_selector(".board-notice")
    seen["nowhere"] = findings(page)
    assert not any(seen.values()), seen
