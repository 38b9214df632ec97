"""A real hall-server with an account, and a real Chromium.

The browser is opened anew for each module: Playwright's loop would be in the
way of asynchronous tests of other rooms.
"""

import json
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM = os.environ.get("HALL_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
PASSWORD = "spring-rain"
PATIENCE = 20_000
DESK: ViewportSize = {"width": 1366, "height": 768}


@dataclass
class Server:
    """A hall-server of the demo county; ``kill`` and ``start`` keep its port and its file."""

    folder: Path
    url: str = ""
    process: subprocess.Popen[bytes] | None = None
    codes: dict[str, list[str]] = field(default_factory=dict)

    def start(self) -> None:
        """Start it and wait until it is ready."""
        log = self.folder / "server.log"
        log.write_bytes(b"")
        port = self.url.rpartition(":")[2] or "0"
        command = [sys.executable, "-m", "queue_server", "--database", str(self.database), "--port", port]
        with log.open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            said = re.search(r"http://127\.0\.0\.1:\d+", log.read_text())
            if said and _answers(said[0]):
                self.url = said[0]
                return
            assert self.process.poll() is None, log.read_text()
            time.sleep(0.05)
        raise AssertionError(f"no server after 60 s: {log.read_text()}")

    def kill(self) -> None:
        """End it without a word."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    @property
    def database(self) -> Path:
        return self.folder / "hall.db"

    def get(self, path: str) -> Any:
        """Return the JSON of a GET."""
        with urllib.request.urlopen(f"{self.url}/api/v1{path}") as answer:
            return json.load(answer)

    def post(self, path: str, **body: object) -> Any:
        """Return the JSON of a POST; problem details for a refusal, but wait where only time is asked for."""
        deadline = time.monotonic() + 20
        while True:
            said = self._posted(path, **body)
            early = isinstance(said, dict) and said.get("code") in ("recall_too_soon", "no_show_too_soon")
            if not early or time.monotonic() > deadline:
                return said
            time.sleep(0.2)

    def miss(self, window: str) -> None:
        """Let the one called at the window not come: called out by mouth, for nothing here proves a call."""
        self.post(f"/windows/{window}/called-out")
        assert self.post(f"/windows/{window}/no-show")["ticket"]["state"] == "no_show"

    def _posted(self, path: str, **body: object) -> Any:
        sent = json.dumps({"command_id": secrets.token_hex(8), **body}).encode()
        head = {"Content-Type": "application/json"}
        try:
            with urllib.request.urlopen(
                urllib.request.Request(f"{self.url}/api/v1{path}", sent, head)
            ) as answer:
                return json.loads(answer.read() or "null")
        except urllib.error.HTTPError as refusal:
            with refusal:
                return json.load(refusal)

    def sign_in(self) -> str:
        """Return the word of a session of zhang."""
        body = json.dumps({"name": "zhang", "password": PASSWORD}).encode()
        head = {"Content-Type": "application/json"}
        with urllib.request.urlopen(
            urllib.request.Request(f"{self.url}/api/v1/session", body, head)
        ) as answer:
            return SimpleCookie(answer.headers["Set-Cookie"])["hall_session"].value

    def issue(self, queue: str, *, priority: str = "ordinary") -> dict[str, Any]:
        """Take a number for some item of ``queue``."""
        if not self.codes:
            for row in self.get("/items?limit=1000")["data"]:
                self.codes.setdefault(row["queue"], []).append(row["item"]["code"])
        ticket: dict[str, Any] = self.post("/tickets", item=self.codes[queue][0], priority=priority)
        return ticket

    def ticket(self, ticket: str) -> dict[str, Any]:
        """Return a ticket as it is now."""
        found: dict[str, Any] = self.get(f"/tickets/{ticket}")
        return found


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/readyz") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def start_server(folder: Path) -> Server:
    """Return a running server with the account zhang (张敏)."""
    server = Server(folder)
    add = ["user", "add", "zhang", "--shown", "张敏", "--role", "clerk", "--password-stdin"]
    subprocess.run(
        [sys.executable, "-m", "queue_server.admin", "--database", str(server.database), *add],
        input=f"{PASSWORD}\n".encode(),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    server.start()
    return server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that leave it alive; each test takes windows of its own."""
    running = start_server(tmp_path_factory.mktemp("hall"))
    yield running
    running.kill()


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that may be killed, if it is started again."""
    running = start_server(tmp_path_factory.mktemp("own"))
    yield running
    running.kill()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Faults(list[str]):
    """What went wrong in the scripts of a page."""


@pytest.fixture(scope="session")
def passes() -> dict[str, str]:
    """The session's word by server address: most tests begin after the sign-in."""
    return {}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page at the size of a clerk's desk; its scripts must not fail."""
    context = browser.new_context(viewport=DESK, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(PATIENCE)
    fresh = context.new_page()
    faults: list[str] = []
    fresh.on("pageerror", lambda error: faults.append(str(error)))
    yield fresh
    context.close()
    assert not faults


@pytest.fixture
def at_window(passes: dict[str, str]) -> Callable[..., None]:
    """Sit down as zhang: ``at_window(page, server, "l03")``; without a window, choose one."""

    def sit(page: Page, server: Server, window: str = "") -> None:
        word = passes.get(server.url) or server.sign_in()
        passes[server.url] = word
        page.context.add_cookies([{"name": "hall_session", "value": word, "url": server.url}])
        page.goto(f"{server.url}/#window/{window}" if window else server.url)
        page.wait_for_selector(".next" if window else ".window-key")

    return sit
