"""The virtual line: real pyserial at one end, pulled out and put back at the other."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import serial

from transports.virtual_serial import VirtualSerial

PATIENCE = 60.0


class FarEnd:
    """Collects what the driver sends."""

    def __init__(self, link: Path, baud: int | None = None) -> None:
        self.heard = bytearray()
        self._news = asyncio.Event()
        self.line = VirtualSerial(link, baud=baud, on_bytes=self._hear)

    def _hear(self, data: bytes) -> None:
        self.heard += data
        self._news.set()

    async def until(self, count: int) -> bytes:
        async with asyncio.timeout(PATIENCE):
            while len(self.heard) < count:
                self._news.clear()
                await self._news.wait()
        return bytes(self.heard)


@pytest.fixture
async def far(tmp_path: Path) -> AsyncIterator[FarEnd]:
    end = FarEnd(tmp_path / "by-id" / "led-left")
    end.line.plug()
    yield end
    end.line.unplug()


def port(far: FarEnd) -> serial.Serial:
    return serial.Serial(str(far.line.link), timeout=PATIENCE, write_timeout=PATIENCE, exclusive=True)


async def test_bytes_go_both_ways_unchanged(far: FarEnd) -> None:
    every = bytes(range(256))
    with port(far) as near:
        near.write(every)
        assert await far.until(256) == every
        far.line.send(every)
        assert await asyncio.to_thread(near.read, 256) == every


async def test_the_line_outlives_the_driver(far: FarEnd) -> None:
    for _ in range(2):
        far.heard.clear()
        with port(far) as near:
            near.write(b"hello")
            assert await far.until(5) == b"hello"


async def test_pulled_out_the_driver_notices_and_the_name_is_gone(far: FarEnd) -> None:
    with port(far) as near:
        far.line.unplug()
        assert not far.line.link.is_symlink()
        with pytest.raises(serial.SerialException):
            near.read(1)
        with contextlib.suppress(OSError):
            near.close()


async def test_put_back_it_works_under_the_same_name(far: FarEnd) -> None:
    far.line.unplug()
    far.line.unplug()
    far.line.send(b"lost")
    far.line.plug()
    far.line.plug()
    assert far.line.plugged
    with port(far) as near:
        near.write(b"again")
        assert await far.until(5) == b"again"


async def test_a_slow_wire_takes_its_time(tmp_path: Path) -> None:
    far = FarEnd(tmp_path / "slow", baud=4800)
    far.line.plug()
    began = asyncio.get_running_loop().time()
    with serial.Serial(str(far.line.link), 4800, timeout=PATIENCE, write_timeout=PATIENCE) as near:
        near.write(bytes(96))
        await far.until(96)
    far.line.unplug()
    assert asyncio.get_running_loop().time() - began >= 96 * 10 / 4800


async def test_a_driver_with_the_wrong_speed_is_heard_as_noise(tmp_path: Path) -> None:
    far = FarEnd(tmp_path / "led", baud=57600)
    far.line.plug()
    with serial.Serial(str(far.line.link), 9600, timeout=PATIENCE, write_timeout=PATIENCE) as near:
        near.write(b"AAAA")
        assert (await far.until(4))[:4] != b"AAAA"
    far.line.unplug()
