"""A serial line over real ptys: words across, a second opener, a stalled device, a pulled plug."""

import contextlib
import os
import pty
import subprocess
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from transports.address import SerialAddress, parse
from transports.errors import TransportError
from transports.serial_port import SerialPort


class Line:
    """Both ends of a pty; ``far`` is the device's."""

    def __init__(self) -> None:
        self.far, self.near = pty.openpty()
        tty.setraw(self.near)

    def port(self, options: str = "") -> SerialPort:
        place = parse(f"serial:{os.ttyname(self.near)}{options}")
        assert isinstance(place, SerialAddress)
        return SerialPort(place)

    def pull(self) -> None:
        for end in (self.far, self.near):
            with contextlib.suppress(OSError):
                os.close(end)


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.pull()


async def test_bytes_go_both_ways(line: Line) -> None:
    port = line.port("?baud=57600")
    await port.open()
    await port.open()  # an open port stays open
    await port.write(b"\x10\x04\x01\x00\xff", 5.0)
    assert os.read(line.far, 100) == b"\x10\x04\x01\x00\xff"
    os.write(line.far, b"\x12\x00\xff")
    assert await port.read(2, 5.0) == b"\x12\x00"
    assert await port.read(100, 5.0) == b"\xff"
    await port.close()


async def test_silence_is_no_bytes(line: Line) -> None:
    port = line.port()
    await port.open()
    assert await port.read(10, 0.01) == b""
    await port.close()


async def test_a_second_opener_is_told_that_the_line_is_busy(line: Line) -> None:
    first, second = line.port(), line.port()
    await first.open()
    with pytest.raises(TransportError) as caught:
        await second.open()
    assert caught.value.reason == "busy"
    await first.close()
    await second.open()
    await second.close()


async def test_a_missing_device_is_missing(tmp_path: Path) -> None:
    port = SerialPort(SerialAddress("serial:x", str(tmp_path / "ttyUSB0")))
    with pytest.raises(TransportError) as caught:
        await port.open()
    assert caught.value.reason == "missing"
    await port.close()


async def test_a_device_that_stops_draining_is_a_timeout_and_its_bytes_are_dropped(line: Line) -> None:
    port = line.port()
    await port.open()
    with pytest.raises(TransportError) as caught:
        await port.write(b"x" * 100_000, 0.05)
    assert caught.value.reason == "timeout"
    await port.close()
    await port.open()
    await port.close()


async def test_unplugged_every_call_says_gone_and_close_is_quiet(line: Line) -> None:
    port = line.port()
    await port.open()
    line.pull()
    for call in (lambda: port.read(10, 1.0), lambda: port.write(b"abc", 1.0), lambda: port.read(1, 1.0)):
        with pytest.raises(TransportError) as caught:
            await call()
        assert caught.value.reason == "gone"
    await port.close()
    await port.close()


async def test_a_closed_port_says_gone(line: Line) -> None:
    port = line.port()
    for call in (lambda: port.read(1, 1.0), lambda: port.write(b"a", 1.0)):
        with pytest.raises(TransportError, match="not open"):
            await call()


async def test_it_comes_back_under_its_name_after_the_line_was_replaced(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    port = SerialPort(SerialAddress("serial:near", str(near)))
    for word in (b"before", b"after"):
        with _socat(near, far) as fd:
            await port.open()
            await port.write(word, 5.0)
            assert os.read(fd, 100) == word
        with pytest.raises(TransportError):
            await port.read(1, 5.0)
        await port.close()


@contextlib.contextmanager
def _socat(near: Path, far: Path) -> Iterator[int]:
    command = ["socat", "-d", "-d", f"pty,raw,echo=0,link={near}", f"pty,raw,echo=0,link={far}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for told in process.stderr:
            if "starting data transfer loop" in told:
                break
        fd = os.open(far, os.O_RDWR | os.O_NOCTTY)
        try:
            yield fd
        finally:
            os.close(fd)
            process.terminate()
            process.wait(10)
