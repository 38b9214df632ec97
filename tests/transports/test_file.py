"""Files and devices written like files, with real files, fifos and ptys."""

import os
import pty
import tty
from pathlib import Path

import pytest

from transports.address import FileAddress
from transports.errors import TransportError
from transports.file import DeviceFile


def at(path: str | Path) -> DeviceFile:
    return DeviceFile(FileAddress(f"file:{path}", str(path)))


async def test_an_ordinary_file_collects_what_is_written_and_never_answers(tmp_path: Path) -> None:
    place = tmp_path / "slips.bin"
    place.write_bytes(b"old ")
    pipe = at(place)
    await pipe.open()
    await pipe.open()
    await pipe.write(b"one ", 5.0)
    await pipe.write(b"two", 5.0)
    assert await pipe.read(10, 5.0) == b""
    await pipe.close()
    assert place.read_bytes() == b"old one two"


async def test_a_device_answers() -> None:
    far, near = pty.openpty()
    tty.setraw(near)
    pipe = at(os.ttyname(near))
    await pipe.open()
    await pipe.write(b"\x10\x04\x01", 5.0)
    assert os.read(far, 10) == b"\x10\x04\x01"
    assert await pipe.read(10, 0.01) == b""
    os.write(far, b"\x12")
    assert await pipe.read(10, 5.0) == b"\x12"
    os.close(near)
    os.close(far)
    with pytest.raises(TransportError) as caught:
        await pipe.read(10, 5.0)
    assert caught.value.reason == "gone"
    await pipe.close()
    await pipe.close()


async def test_an_unplugged_printer_does_not_become_a_file() -> None:
    with pytest.raises(TransportError) as caught:
        await at("/dev/no-such-printer-of-the-hall").open()
    assert caught.value.reason == "missing"
    assert not Path("/dev/no-such-printer-of-the-hall").exists()


async def test_a_device_that_stops_draining_is_a_timeout(tmp_path: Path) -> None:
    place = tmp_path / "fifo"
    os.mkfifo(place)
    reader = os.open(place, os.O_RDONLY | os.O_NONBLOCK)
    pipe = at(place)
    await pipe.open()
    with pytest.raises(TransportError) as caught:
        await pipe.write(b"x" * 1_000_000, 0.05)
    assert caught.value.reason == "timeout"
    await pipe.close()
    os.close(reader)


async def test_a_fifo_without_a_reader_is_missing(tmp_path: Path) -> None:
    place = tmp_path / "fifo"
    os.mkfifo(place)
    with pytest.raises(TransportError) as caught:
        await at(place).open()
    assert caught.value.reason == "missing"


async def test_a_closed_pipe_says_gone(tmp_path: Path) -> None:
    pipe = at(tmp_path / "x")
    for call in (lambda: pipe.read(1, 1.0), lambda: pipe.write(b"a", 1.0)):
        with pytest.raises(TransportError, match="not open"):
            await call()
