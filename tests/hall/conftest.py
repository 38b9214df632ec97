"""A whole hall, run as a person runs it: ``hall-demo`` in a process, seen only from outside.

One hall serves all stories. Its clerks stay at home: the stories' own hands
press the keys.
"""

import contextlib
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
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright

from demo.automation import Face, Screen
from demo.touch import Hand

PATIENCE = 60.0
CHROMIUM = os.environ.get("HALL_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@dataclass
class Hall:
    """A running ``hall-demo``; ``folder`` is where its paper, bars and logs are."""

    process: subprocess.Popen[str]
    folder: Path
    page_url: str = ""
    url: str = ""

    def face(self, device: str) -> Face:
        """Return a kiosk's or board's glass, to be touched by a real press on its X display."""
        sockets = self.folder / "sockets"
        number = (sockets / "display" / device / "number").read_text().strip()
        return Face(sockets / device, Hand("xdotool", f":{number}"))

    def get(self, path: str) -> Any:
        """Return the JSON of a GET from the server."""
        with urllib.request.urlopen(self.url + path, timeout=60) as answer:
            return json.load(answer)

    def post(self, address: str, **body: object) -> Any:
        """Post JSON and return the answer's; raises HTTPError."""
        head = {"Content-Type": "application/json"}
        request = urllib.request.Request(address, json.dumps(body).encode(), head)
        with urllib.request.urlopen(request, timeout=60) as answer:
            said = answer.read()
        return json.loads(said) if said else None

    def ask(self, path: str, **body: object) -> Any:
        """Ask the server for something to be done, as a program on this machine."""
        return self.post(f"{self.url}/api/v1{path}", command_id=secrets.token_hex(8), **body)

    def command(self, window: str, verb: str, **body: object) -> Any:
        """Do something at a window, as a program on this machine."""
        return self.ask(f"/windows/{window}/{verb}", **body)

    def fault(self, device: str, fault: str, on: bool = True) -> None:
        """Break a device on the hall page, or mend it."""
        self.post(f"{self.page_url}/fault", device=device, fault=fault, on=on)

    def events(self, kind: str, ticket: str) -> list[dict[str, Any]]:
        """Return the log's events of that kind about a ticket."""
        rows = self.get("/api/v1/events?limit=1000")["data"]
        found = [row["record"]["event"] for row in rows]
        return [event for event in found if event["kind"] == kind and event.get("ticket") == ticket]

    def now(self, window: str) -> dict[str, Any]:
        """Return how a window is now."""
        rows = self.get("/api/v1/windows?limit=100")["data"]
        found: dict[str, Any] = next(row["now"] for row in rows if row["id"] == window)
        return found

    def lines(self, path: str) -> list[dict[str, Any]]:
        """Return the lines of a device's log; none while there is no log."""
        file = self.folder / path
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def slips(self) -> list[dict[str, Any]]:
        """Return what came out of the left kiosk's printer, oldest first."""
        files = sorted((self.folder / "paper" / "kiosk-left").glob("slip-*.json"))
        return [json.loads(file.read_text()) for file in files]

    def codes(self, picture: Path) -> list[str]:
        """Return what the QR codes in a picture say, by a reader we did not write."""
        command = ["zbarimg", "-q", "--raw", str(picture)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()

    def ticket(self, taken: Screen) -> Any:
        """Return the server's ticket of the number on the glass."""
        ticket = self.get(f"/api/v1/tickets/{taken.more['ticket']}")
        assert ticket["number"] == taken.more["number"]
        return ticket

    def bar(self, window: str) -> str:
        """Return what the bar above a window says."""
        (file,) = (self.folder / "led").glob(f"*/{window}.json")
        state = json.loads(file.read_text())
        said: str = state["text"]
        return said

    def eventually(self, true: Callable[[], object], what: str) -> None:
        """Return when ``true``; fail saying ``what`` did not happen."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, f"not within {PATIENCE:g} s: {what}"
            time.sleep(0.05)

    def serving(self) -> bool:
        """Tell whether the server answers."""
        try:
            self.get("/readyz")
        except OSError:
            return False
        return True


@contextlib.contextmanager
def running(folder: Path, *options: str) -> Iterator[Hall]:
    """Run ``hall-demo`` with its own free ports, and see that it ends well."""
    command = [sys.executable, "-m", "demo", "--port", "0", "--state", str(folder), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    hall = Hall(process, folder)
    said: list[str] = []
    assert process.stdout is not None
    try:
        for line in process.stdout:
            said.append(line)
            found = re.search(r"(hall page|staff console) +(http://\S+?)/(?:\s|$)", line)
            if found and found[1] == "hall page":
                hall.page_url = found[2]
            elif found:
                hall.url = found[2]
            if "Ctrl-C closes" in line:
                break
        else:
            pytest.fail(f"the hall did not open:\n{''.join(said)}")
        yield hall
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=120)
    assert process.returncode == 0, rest


@pytest.fixture(scope="package")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall with screens, without visitors and clerks, for all stories."""
    with running(
        tmp_path_factory.mktemp("h") / "demo",
        "--visitors",
        "0",
        "--no-clerks",
        "--one-kiosk",
        "--speed",
        "10",
    ) as hall:
        yield hall


@pytest.fixture
async def page(hall: Hall) -> AsyncIterator[Page]:
    """A page of a real browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        page.set_default_timeout(PATIENCE * 1000)
        yield page
        await browser.close()
