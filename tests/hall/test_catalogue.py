"""New items while the hall is open: from an operator's sheet to the page a citizen reads next."""

import asyncio
import csv
import io
import json
import shutil
import signal
import sys
import urllib.request
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from config.load import DEMO_COUNTY
from faults.server import Server
from queue_server.admin.__main__ import main

WITHIN = 90.0
MARK = "\ufeff"
NAME, NEW_NAME = "居民身份证申领、换领、补领", "居民身份证申领、换领、补领（跨省通办）"


@dataclass
class Site:
    """A server of a county that can be edited, and a kiosk without a screen before it."""

    county: Path
    server: Server
    socket: Path
    cache: Path

    def admin(self, *words: str) -> int:
        return main(["--config", str(self.county), "items", *words])

    async def ask(self, **question: Any) -> Any:
        reader, writer = await asyncio.open_unix_connection(str(self.socket))
        writer.write(json.dumps(question).encode() + b"\n")
        answer = json.loads(await asyncio.wait_for(reader.readline(), WITHIN))
        writer.close()
        return answer

    async def shows(self, target: str, screen: str) -> list[str]:
        """Touch ``target``, and return what the next screen says."""
        await self.ask(touch=target)
        seen = await self.ask(ask="wait", screen=screen, timeout=WITHIN)
        assert "error" not in seen, seen
        return list(seen["texts"])

    async def has(self, version: str) -> None:
        """Wait until the kiosk keeps the catalogue of this version."""
        async with asyncio.timeout(WITHIN):
            while not self.cache.exists() or not self.cache.read_bytes().startswith(version.encode()):
                await asyncio.sleep(0.02)


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    county = tmp_path / "county"
    shutil.copytree(DEMO_COUNTY, county)
    (tmp_path / "hall").mkdir()
    server = Server(tmp_path / "hall" / "hall.db", ("queue_server", "--config", str(county)))
    await server.start()
    socket, state = tmp_path / "kiosk.sock", tmp_path / "state"
    kiosk = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk", "--no-screen", "--printer", "null:", "--config", str(county)),
        *("--automation", str(socket), "--state", str(state)),
        *("--server", f"ws://127.0.0.1:{server.port}/ws"),
    )
    async with asyncio.timeout(WITHIN):
        while not socket.exists():
            assert kiosk.returncode is None
            await asyncio.sleep(0.02)
    yield Site(county, server, socket, state / "catalogue.cache")
    kiosk.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(kiosk.wait(), WITHIN) == 0
    await server.stop(signal.SIGKILL)


def version(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/catalogue", timeout=WITHIN) as answer:
        return str(json.load(answer)["version"])


def edited(sheet: Path) -> None:
    """Give an item another name, and add one."""
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8").removeprefix(MARK), newline="")))
    one = next(row for row in rows if row["code"] == "GA-A-002")
    one["name"] = NEW_NAME
    rows.append({**one, "code": "GA-S-099", "kind": "service", "short": "新事项", "popularity": "100"})
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(one))
        writer.writeheader()
        writer.writerows(rows)


async def test_new_items_reach_a_kiosk_and_leave_the_page_that_is_read_alone(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, port = tmp_path / "gongan.csv", ("--port", str(site.server.port))
    first = version(site.server.port)
    await site.has(first)
    await site.shows("begin", "home")
    before = await site.shows("popular:GA-A-002", "item")
    assert NAME in before

    assert site.admin("export", str(sheet), "--unit", "gongan") == 0
    edited(sheet)
    assert site.admin("import", str(sheet), "--unit", "gongan") == 0
    assert version(site.server.port) == first, "nothing changes before the operator says so"
    assert site.admin("renew", *port) == 0
    told = capsys.readouterr().out
    assert "1 added: GA-S-099" in told
    assert "1 changed: GA-A-002" in told
    second = version(site.server.port)
    assert second != first
    await site.has(second)

    reading = await site.ask(ask="screen")
    assert NAME in reading["texts"]
    assert NEW_NAME not in reading["texts"]
    home = await site.shows("home", "home")
    assert "新事项" in home
    assert NEW_NAME in await site.shows("popular:GA-A-002", "item")
    await site.shows("home", "home")
    await site.shows("popular:GA-S-099", "item")

    place = site.county / "items" / "gongan.toml"
    place.write_text(place.read_text(encoding="utf-8").replace('kind = "approval"', 'kind = "favour"', 1))
    assert site.admin("renew", *port) == 1
    assert "items/gongan.toml" in capsys.readouterr().err
    assert version(site.server.port) == second
