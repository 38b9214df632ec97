"""What goes wrong on lines, on real ptys and sockets: each is named, and over by itself once it is mended."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
import serial

from display.led.boards import Showing
from display.led.bus import NOBODY, OPEN
from display.led.hearing import CUT, ECHO, GARBLED, SILENT
from display.led.schedule import Health
from display.led.text import Words

GOOD = Health("good")
IDLE = Showing("idle", Words("3号窗口 户籍", scroll=False))
CALLED = Showing("call", Words("请A012到3号窗口", scroll=False), times=1)
SAID = Showing("call", Words("A012 to window 3", scroll=False), times=1)


async def heals(line: Any) -> None:
    line.virtual.heal()
    await line.until(lambda: line.healths() == {GOOD} and line.bus.line_health == OPEN)


@pytest.mark.parametrize("protocol", ["onbon", "modbus"])
async def test_half_an_answer(line_of: Any, protocol: str) -> None:
    async with line_of(protocol) as line:
        line.virtual.half()
        await line.until(lambda: line.healths() == {Health("unknown", CUT)})
        await heals(line)


@pytest.mark.parametrize("protocol", ["cpower"])
async def test_nothing_but_noise(line_of: Any, protocol: str) -> None:
    async with line_of(protocol) as line:
        line.virtual.noise()
        await line.until(lambda: line.healths() == {Health("unknown", GARBLED)})
        assert line.bus.line_health == NOBODY
        await heals(line)


@pytest.mark.parametrize("protocol", ["onbon", "cpower", "cpower-tcp", "modbus", "alpha"])
async def test_noise_and_the_echo_of_our_own_words_do_no_harm(line_of: Any, protocol: str) -> None:
    async with line_of(protocol) as line:
        line.virtual.garbage()
        line.virtual.echo()
        said = SAID if protocol == "alpha" else CALLED
        line.bus.show(1, said)
        await line.until(lambda: line.acked == [(1, said)])


async def test_only_the_echo(line_of: Any) -> None:
    async with line_of() as line:
        line.virtual.echo()
        line.virtual.mute(1)
        line.virtual.mute(2)
        await line.until(lambda: line.healths() == {Health("unknown", ECHO)})
        assert line.bus.line_health == NOBODY
        await heals(line)


async def test_the_wrong_speed_is_a_line_where_nobody_answers(line_of: Any) -> None:
    async with line_of(options="baud=19200") as line:
        await line.until(lambda: line.bus.line_health == NOBODY)
        assert {health.state for health in line.healths()} == {"unknown"}
        assert {health.reason for health in line.healths()} <= {SILENT, GARBLED, CUT}


async def test_a_line_that_another_program_holds_is_busy_until_it_lets_go(
    line_of: Any, tmp_path: Path
) -> None:
    async with line_of(driven=False) as line:
        with serial.Serial(str(tmp_path / "led"), exclusive=True):
            line.start()
            await line.until(lambda: line.bus.line_health == Health("bad", "busy"))
            assert line.healths() == {Health("unknown", "busy")}
        await line.until(lambda: line.healths() == {GOOD})


async def test_a_serial_server_that_is_away_and_comes(line_of: Any) -> None:
    async with line_of(over_tcp=True) as line:
        await line.until(lambda: line.healths() == {GOOD})
        line.virtual.unplug()
        await line.until(lambda: line.bus.line_health == Health("bad", "refused"))
        line.virtual.plug()
        line.bus.show(1, CALLED)
        await line.until(lambda: line.acked == [(1, CALLED)])
        assert line.glass == ["请A012到3号窗口", ""]


async def test_a_line_behind_a_server_in_raw_mode(line_of: Any, tmp_path: Path) -> None:
    """``socat``, as ser2net and most serial servers are set up: bytes as they are, over TCP."""
    async with line_of(driven=False) as line:
        device = f"file:{tmp_path / 'led'},raw,echo=0,b57600"
        words = ("socat", "-d", "-d", "TCP-LISTEN:0,bind=127.0.0.1", device)
        server = await asyncio.create_subprocess_exec(*words, stderr=asyncio.subprocess.PIPE)
        assert server.stderr is not None
        told = b""
        while b"listening on" not in told:
            told = await asyncio.wait_for(server.stderr.readline(), 60)
        port = int(told.rsplit(b":", 1)[1])
        line.start(f"tcp:127.0.0.1:{port}?baud=57600")
        line.bus.show(1, CALLED)
        await line.until(lambda: line.acked == [(1, CALLED)])
        server.terminate()
        await line.until(lambda: line.bus.line_health.state == "bad")
        await server.communicate()
