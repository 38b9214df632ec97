"""The kiosk's glass under a virtual X server: touched by xdotool, read back, nothing cut off."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

NEEDED = ("Xvfb", "xdotool")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    assert not missing, f"{missing} are missing; `make test` installs them (config/debian-packages.txt)"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1920x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(20)


class Glass:
    """A kiosk with a window, touched like a citizen does."""

    def __init__(self, process: asyncio.subprocess.Process, socket: Path, display: str) -> None:
        self.process = process
        self.socket = socket
        self.display = display

    async def ask(self, **question: Any) -> Any:
        reader, writer = await asyncio.open_unix_connection(str(self.socket))
        writer.write(json.dumps(question).encode() + b"\n")
        answer = json.loads(await asyncio.wait_for(reader.readline(), 60))
        writer.close()
        await writer.wait_closed()
        return answer

    async def touch(self, target: str) -> None:
        report = await self.ask(ask="wait", timeout=20)
        (box,) = [one["box"] for one in report["targets"] if one["id"] == target]
        where = (str(box[0] + box[2] // 2), str(box[1] + box[3] // 2))
        touching = await asyncio.create_subprocess_exec(
            "xdotool", "mousemove", *where, "click", "1", env={**os.environ, "DISPLAY": self.display}
        )
        assert await touching.wait() == 0

    async def shows(self, screen: str, **more: Any) -> Any:
        report = await self.ask(ask="wait", screen=screen, timeout=60, **more)
        assert report.get("screen") == screen, report
        assert report["clipped"] == []
        least = 60 * min(report["size"]) / 720
        small = [one["id"] for one in report["targets"] if min(one["box"][2:]) < least - 1]
        assert small == [], f"smaller than 60 dp: {small}"
        return report

    async def end(self) -> str:
        self.process.send_signal(signal.SIGTERM)
        told, _ = await asyncio.wait_for(self.process.communicate(), 60)
        return told.decode()


@pytest.fixture
async def glass(request: Any, display: str, hall: Any, tmp_path: Path) -> AsyncIterator[Glass]:
    socket = tmp_path / "kiosk.sock"
    places = ("--state", str(tmp_path / "state"), "--automation", str(socket), "--position", "0,0")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk", "--size", request.param, *places),
        *("--server", hall.url, "--printer", "null:"),
        env={**os.environ, "DISPLAY": display},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(90):
        while not socket.exists() and process.returncode is None:
            await asyncio.sleep(0.05)
    made = Glass(process, socket, display)
    yield made
    assert await made.end() == ""
    assert process.returncode == 0


@pytest.mark.parametrize("glass", ["1080x1920"], indirect=True)
async def test_a_visit_from_the_first_touch_to_the_number(glass: Glass, hall: Any, tmp_path: Path) -> None:
    await glass.shows("attract")
    await glass.touch("begin")
    home = await glass.shows("home")
    assert "您要办什么事？" in home["texts"]
    await glass.touch("popular:GA-A-002")
    item = await glass.shows("item", state="open")
    assert {"前面还有\xa03\xa0人", "10–20\xa0分钟", "19–21\xa0号窗口"} <= set(item["texts"])
    await glass.touch("take")
    taken = await glass.shows("taken", state="unknown")
    assert {"L001", "请记住您的号码", "请往右走  右厅"} <= set(taken["texts"])
    picture = tmp_path / "taken.png"
    assert await glass.ask(ask="shot", path=str(picture)) == {"path": str(picture)}
    with Image.open(picture) as shot:
        assert list(shot.size) == taken["size"]
        assert len(shot.getcolors(1 << 24) or []) > 50
    await glass.touch("done")
    await glass.shows("home")
    assert len(hall.tickets) == 1


@pytest.mark.parametrize("glass", ["1920x1080"], indirect=True)
async def test_the_other_language_and_the_ways_to_an_item(glass: Glass) -> None:
    await glass.shows("attract")
    await glass.touch("language")
    assert "What brings you here today?" in (await glass.shows("home"))["texts"]
    await glass.touch("units")
    assert "By department" in (await glass.shows("units"))["texts"]
    await glass.touch("unit:shichang")
    assert "27 services" in (await glass.shows("list"))["texts"]
    await glass.touch("item:SC-L-001")
    await glass.shows("item")
    for tab in ("steps", "conditions"):
        await glass.touch(f"tab:{tab}")
        await glass.shows("item")
    await glass.touch("priority")
    assert [one["id"] for one in (await glass.shows("item", text="Aged 65 or over"))["targets"]][-1] == "ok"
    await glass.touch("ok")
    await glass.touch("home")
    await glass.shows("home")
    await glass.touch("search")
    await glass.shows("search", state="")
    for number, key in enumerate("hk", 1):
        await glass.touch(f"key:{key}")
        found = await glass.shows("search", state="hk"[:number])
    assert "HK and Macao permit" in found["texts"]
