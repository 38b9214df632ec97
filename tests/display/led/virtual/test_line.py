"""The whole LED room end to end: the real bus and pyserial, a pty, virtual bars; unplugged, muted, noisy."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from display.led.boards import Showing
from display.led.schedule import Health
from display.led.text import State, Words

GOOD = Health("good")


def showing(text: str, state: State = "idle", times: int = 0) -> Showing:
    return Showing(state, Words(text, scroll=False), times=times)


IDLE, CALLED = showing("3号窗口 户籍"), showing("请A012到3号窗口", "call", 1)


@asynccontextmanager
async def settled(line_of: Any) -> AsyncIterator[Any]:
    async with line_of() as line:
        await line.settle(IDLE)
        yield line


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def log(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "shown.jsonl").read_text(encoding="utf-8").splitlines()]


async def test_a_call_reaches_the_glass_the_picture_and_the_log(line_of: Any, tmp_path: Path) -> None:
    async with settled(line_of) as line:
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


async def test_a_recall_is_in_the_log_a_second_time(line_of: Any, tmp_path: Path) -> None:
    async with settled(line_of) as line:
        line.bus.show(1, CALLED)
        await line.until(lambda: len(line.acked) == 1)
        line.bus.show(1, showing(CALLED.words.text, "call", 2))
        await line.until(lambda: len(line.acked) == 2)
    assert [entry["changed"] for entry in log(tmp_path) if "A012" in entry["text"]] == [True, False]


@pytest.mark.parametrize("rounds", [3])
async def test_unplugged_and_plugged_everything_is_shown_again(line_of: Any, rounds: int) -> None:
    async with settled(line_of) as line:
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


async def test_with_one_bar_mute_the_other_shows_its_calls(line_of: Any) -> None:
    async with settled(line_of) as line:
        line.virtual.mute(1)
        line.bus.show(1, CALLED)
        line.bus.show(2, CALLED)
        await line.until(lambda: (2, CALLED) in line.acked)
        await line.until(lambda: line.bus.health[1].state == "unknown")
        assert line.glass == ["3号窗口 户籍", "请A012到3号窗口"]
        assert line.bus.health[2] == GOOD
        line.virtual.heal()
        await line.until(lambda: (1, CALLED) in line.acked)


async def test_a_refusing_bar_is_bad(line_of: Any) -> None:
    async with settled(line_of) as line:
        line.virtual.nack(2, 12)
        line.bus.show(2, CALLED)
        await line.until(lambda: line.bus.health[2] == Health("bad", "no_font"))
        line.virtual.heal()
        await line.until(lambda: line.bus.health[2] == GOOD)


async def test_noise_and_echo_on_the_line_do_no_harm(line_of: Any) -> None:
    async with settled(line_of) as line:
        line.virtual.garbage()
        line.virtual.echo()
        line.bus.show(1, CALLED)
        line.bus.show(2, CALLED)
        await line.until(lambda: set(line.acked) == {(1, CALLED), (2, CALLED)})
