"""The whole pad room end to end: virtual pads, a pty, pyserial, the real bus; unplugged, muted, noisy."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from pads.bus import PadBus
from pads.protocols.ff68 import Key, Press, Rating, beep, open_rating
from pads.virtual.line import VirtualLine
from pads.virtual.pad import VirtualPad
from transports.open import transport_for

PATIENCE = 30.0
TWELVE, SEVEN = (None, None, 4, 0, 1, 2), (None, 1, 7, 0, 0, 7)


class Line:
    """Two virtual pads and the real bus that hears them."""

    def __init__(self, folder: Path) -> None:
        link = folder / "pads-left"
        self.folder = folder
        self.virtual = VirtualLine(link, [VirtualPad(1, "l01", folder), VirtualPad(2, "l02", folder)], folder)
        self.said: list[Press | Rating] = []
        self.bus = PadBus(
            "left",
            (1, 2),
            transport_for(f"serial:{link}?baud=9600"),
            baud=9600,
            on_press=self.said.append,
            on_rating=self.said.append,
        )

    @property
    def digits(self) -> list[str]:
        return [pad.digits for pad in self.virtual.pads.values()]

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.01)


@asynccontextmanager
async def running(folder: Path, fault: str = "") -> AsyncIterator[Line]:
    line = Line(folder)
    async with line.virtual:
        if fault:
            getattr(line.virtual, fault)()
        work = asyncio.create_task(line.bus.run())
        line.bus.outbox.want(1, TWELVE)
        line.bus.outbox.want(2, SEVEN)
        await line.until(lambda: line.digits == ["  4012", " 17007"])
        yield line
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def test_presses_are_answered_and_on_file(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        assert await line.virtual.press(1, "next")
        assert await line.virtual.press(2, "transfer", "12")
        assert await line.virtual.rate(2, 0)
        assert line.said == [Press(1, Key.NEXT), Press(2, Key.TRANSFER, "12"), Rating(2, 0)]
    state = json.loads((tmp_path / "l01.json").read_text(encoding="utf-8"))
    assert (state["waiting"], state["ticket"], state["pressed"], state["answered"]) == ("4", "012", 1, 1)
    log = [json.loads(entry) for entry in (tmp_path / "pressed.jsonl").read_text().splitlines()]
    assert [(e["name"], e["key"], e["digits"]) for e in log] == [
        ("l01", "next", ""),
        ("l02", "transfer", "12"),
        ("l02", "rating", "0"),
    ]


async def test_both_pads_at_once_are_both_heard(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        presses = [
            line.virtual.press(1, "next"),
            line.virtual.press(2, "next"),
            line.virtual.press(1, "recall"),
        ]
        assert all(await asyncio.gather(*presses))
        assert sorted((press.pad, press.key) for press in line.said if isinstance(press, Press)) == [
            (1, Key.NEXT),
            (1, Key.RECALL),
            (2, Key.NEXT),
        ]


async def test_beeps_and_ratings_reach_the_pad(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.bus.outbox.add(beep(1))
        line.bus.outbox.add(open_rating(2))
        await line.until(lambda: line.virtual.pads[2].rating_open)
        assert line.virtual.pads[1].beeps == 1
        assert await line.virtual.rate(2, 3)
        assert not line.virtual.pads[2].rating_open


async def test_unplugged_and_plugged_it_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.virtual.unplug()
        assert not await line.virtual.press(1, "next")
        line.bus.outbox.want(1, SEVEN)
        line.virtual.plug()
        await line.until(lambda: line.digits == [" 17007", " 17007"])
        assert await line.virtual.press(1, "recall")
        assert line.said == [Press(1, Key.RECALL)]


async def test_a_mute_pad_keeps_nobody_else_from_speaking(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.virtual.mute(1)
        unheard = line.virtual.press(1, "next")
        assert await line.virtual.press(2, "next")
        assert not await unheard
        line.virtual.heal()
        assert await line.virtual.press(1, "next")
        assert line.said == [Press(2, Key.NEXT), Press(1, Key.NEXT)]


@pytest.mark.parametrize("fault", ["garbage", "echo"])
async def test_noise_and_echo_make_no_presses(tmp_path: Path, fault: str) -> None:
    async with running(tmp_path, fault) as line:
        assert await line.virtual.press(1, "next")
        line.bus.outbox.want(1, SEVEN)
        line.bus.outbox.add(open_rating(1))
        await line.until(lambda: line.digits[0] == " 17007")
        assert await line.virtual.press(2, "next")
        assert line.said == [Press(1, Key.NEXT), Press(2, Key.NEXT)]
