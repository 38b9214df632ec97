"""The whole LED room end to end: the real bus and pyserial, a pty, virtual bars; unplugged, muted, noisy."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from config.led import Bar, LedLine
from display.led.boards import Showing
from display.led.bus import LineBus
from display.led.schedule import Health
from display.led.text import State, Words
from display.led.virtual.bar import VirtualBar
from display.led.virtual.line import VirtualLine
from transports.open import transport_for

PATIENCE = 30.0
GOOD = Health("good")


def showing(text: str, state: State = "idle", times: int = 0) -> Showing:
    return Showing(state, Words(text, scroll=False), times=times)


IDLE, CALLED = showing("3号窗口 户籍"), showing("请A012到3号窗口", "call", 1)


class Line:
    """Two virtual bars and the real bus that drives them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        link = folder / "led-left"
        bars = [VirtualBar(1, "L01", folder), VirtualBar(2, "L02", folder)]
        self.virtual = VirtualLine(link, bars, folder)
        address = f"serial:{link}?baud=57600"
        self.bus = LineBus(
            LedLine(
                id="left", address=address, bars=(Bar(screen=1, window="w1"), Bar(screen=2, window="w2"))
            ),
            transport_for(address),
            baud=57600,
            on_shown=self._on_shown,
            on_health=self._on_health,
        )
        self.acked: list[tuple[int, Showing]] = []
        self._news = asyncio.Event()

    def _on_shown(self, screen: int, shown: Showing) -> None:
        self.acked.append((screen, shown))
        self._news.set()

    def _on_health(self, *_: object) -> None:
        self._news.set()

    @property
    def glass(self) -> list[str]:
        return [bar.text for bar in self.virtual.bars.values()]

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                self._news.clear()
                await self._news.wait()

    async def settle(self) -> None:
        """Both bars show IDLE and are good."""
        self.bus.show(1, IDLE)
        self.bus.show(2, IDLE)
        await self.until(lambda: set(self.acked) == {(1, IDLE), (2, IDLE)})
        self.acked.clear()


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Line]:
    line = Line(folder)
    async with line.virtual:
        worker = asyncio.create_task(line.bus.run())
        try:
            await line.settle()
            yield line
        finally:
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def log(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "shown.jsonl").read_text(encoding="utf-8").splitlines()]


async def test_a_call_reaches_the_glass_the_picture_and_the_log(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.bus.show(1, CALLED)
        await line.until(lambda: line.acked == [(1, CALLED)])
        assert line.glass == ["请A012到3号窗口", "3号窗口 户籍"]
    assert read(tmp_path / "L01.json")["text"] == "请A012到3号窗口"
    assert (tmp_path / "L01.png").stat().st_size > 1000
    entry = log(tmp_path)[-1]
    assert (entry["bar"], entry["screen"], entry["text"], entry["changed"]) == (
        "L01",
        1,
        "请A012到3号窗口",
        True,
    )


async def test_a_recall_is_in_the_log_a_second_time(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.bus.show(1, CALLED)
        await line.until(lambda: len(line.acked) == 1)
        line.bus.show(1, showing(CALLED.words.text, "call", 2))
        await line.until(lambda: len(line.acked) == 2)
    assert [entry["changed"] for entry in log(tmp_path) if "A012" in entry["text"]] == [True, False]


@pytest.mark.parametrize("rounds", [3])
async def test_unplugged_and_plugged_everything_is_shown_again(tmp_path: Path, rounds: int) -> None:
    async with running(tmp_path) as line:
        for _ in range(rounds):
            line.virtual.unplug()
            await line.until(lambda: {health.state for health in line.bus.health.values()} == {"unknown"})
            line.bus.show(1, CALLED)
            line.virtual.power_cut(2)
            line.virtual.plug()
            await line.until(lambda: set(line.acked) == {(1, CALLED), (2, IDLE)})
            assert line.glass == ["请A012到3号窗口", "3号窗口 户籍"]
            assert set(line.bus.health.values()) == {GOOD}
            line.bus.show(1, IDLE)
            await line.until(lambda: (1, IDLE) in line.acked)
            line.acked.clear()


async def test_with_one_bar_mute_the_other_shows_its_calls(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.virtual.mute(1)
        line.bus.show(1, CALLED)
        line.bus.show(2, CALLED)
        await line.until(lambda: (2, CALLED) in line.acked)
        await line.until(lambda: line.bus.health[1].state == "unknown")
        assert line.glass == ["3号窗口 户籍", "请A012到3号窗口"]
        assert line.bus.health[2] == GOOD
        line.virtual.heal()
        await line.until(lambda: (1, CALLED) in line.acked)


async def test_a_refusing_bar_is_bad(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.virtual.nack(2, 12)
        line.bus.show(2, CALLED)
        await line.until(lambda: line.bus.health[2] == Health("bad", "no_font"))
        line.virtual.heal()
        await line.until(lambda: line.bus.health[2] == GOOD)


async def test_noise_and_echo_on_the_line_do_no_harm(tmp_path: Path) -> None:
    async with running(tmp_path) as line:
        line.virtual.garbage()
        line.virtual.echo()
        line.bus.show(1, CALLED)
        line.bus.show(2, CALLED)
        await line.until(lambda: set(line.acked) == {(1, CALLED), (2, CALLED)})
