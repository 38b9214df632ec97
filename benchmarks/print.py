"""``print``: from the touch that takes a number to the last byte of its slip at the printer's end.

The real kiosk without a screen asks the real server, and prints on a line, on
a network port and on a device file, each with a far end that takes as long as
a wire at 9600 baud. The reference of the same run writes the bytes of that
very slip to the same far end, with nothing before it.
"""

import asyncio
import socket
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

import serial

from benchmarks.glass import running
from benchmarks.measure import Round, percentile
from benchmarks.processes import all_ready, hall
from demo.automation import Face
from demo.walking import open_popular, touch
from printers.protocols.status import ASKED, PROOF, ask
from transports.virtual_serial import VirtualSerial
from transports.virtual_tcp import VirtualTcp

BAUD: Final = 9_600
ROUNDS: Final = 3
WITHIN: Final = 60.0
WELL: Final = b"\x12"
PRINTED: Final = b"\x00"
ASKS: Final = frozenset(map(ask, ASKED))
Bare = Callable[[bytes], None]


class Paper:
    """The printer's end: says that it is well and has printed; ``slip`` has the bytes once all are there."""

    def __init__(self) -> None:
        self.answer: Callable[[bytes], None] = lambda _: None
        self._buffer = b""
        self.slip: asyncio.Future[tuple[float, bytes]] = asyncio.get_running_loop().create_future()

    def expect(self) -> asyncio.Future[tuple[float, bytes]]:
        """Return what will be the time of the next slip's last byte, and the slip."""
        self.slip = asyncio.get_running_loop().create_future()
        return self.slip

    def hear(self, data: bytes) -> None:
        """Take bytes in."""
        self._buffer += data
        while self._buffer[:3] in ASKS:
            self._buffer = self._buffer[3:]
            self.answer(WELL)
        if self._buffer.endswith(PROOF):
            slip, self._buffer = self._buffer, b""
            self.answer(PRINTED)
            if not self.slip.done():
                self.slip.set_result((time.monotonic(), slip))


@asynccontextmanager
async def _serial(paper: Paper, folder: Path) -> AsyncIterator[tuple[str, Bare]]:
    def write(data: bytes) -> None:
        with serial.Serial(str(folder / "printer"), BAUD, write_timeout=WITHIN) as port:
            port.write(data)

    with _line(paper, folder / "printer"):
        yield f"serial:{folder / 'printer'}?baud={BAUD}", write


@asynccontextmanager
async def _file(paper: Paper, folder: Path) -> AsyncIterator[tuple[str, Bare]]:
    def write(data: bytes) -> None:
        (folder / "device").write_bytes(data)

    with _line(paper, folder / "device"):
        with serial.Serial(str(folder / "device"), BAUD):
            pass  # a device file has no speed of its own: the line behind it has
        yield f"file:{(folder / 'device').resolve()}", write


@contextmanager
def _line(paper: Paper, link: Path) -> Iterator[None]:
    wire = VirtualSerial(link, baud=BAUD, on_bytes=paper.hear)
    paper.answer = wire.send
    wire.plug()
    try:
        yield
    finally:
        wire.unplug()


@asynccontextmanager
async def _tcp(paper: Paper, _folder: Path) -> AsyncIterator[tuple[str, Bare]]:
    wire = VirtualTcp(0, baud=BAUD, on_bytes=paper.hear)
    paper.answer = wire.send
    wire.plug()

    def write(data: bytes) -> None:
        with socket.create_connection(("127.0.0.1", wire.port), WITHIN) as connection:
            connection.sendall(data)

    try:
        yield f"tcp:127.0.0.1:{wire.port}", write
    finally:
        wire.unplug()


WAYS: Final = MappingProxyType({"serial": _serial, "tcp": _tcp, "file": _file})


def run(quick: bool) -> list[Round]:
    """Return the figures of each round."""
    return asyncio.run(_run(2 if quick else 10))


async def _run(slips: int) -> list[Round]:
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name:
        folder = Path(name)
        server = hall(folder / "hall.db")
        with all_ready(server):
            url = f"ws://127.0.0.1:{server.port}/ws"
            found = {way: await _way(way, url, folder / way, slips) for way in WAYS}
    return [
        {key: value for rounds in found.values() for key, value in rounds[at].items()} for at in range(ROUNDS)
    ]


async def _way(way: str, url: str, folder: Path, slips: int) -> list[Round]:
    folder.mkdir()
    paper, told = Paper(), folder / "kiosk.sock"
    async with WAYS[way](paper, folder) as (address, bare):
        words = ("--no-screen", "--server", url, "--printer", address, "--state", str(folder / "state"))
        program = ("kiosk", (*words, "--automation", str(told), "--profile", "generic-80"), told, "")
        async with running(*program):
            face = Face(told, None)
            await face.wait(WITHIN, screen="attract")
            await touch(face, "begin")
            await _slip(face, paper)
            return [
                _figures(way, [await _pair(face, paper, bare) for _ in range(slips)]) for _ in range(ROUNDS)
            ]


async def _pair(face: Face, paper: Paper, bare: Bare) -> tuple[float, float, int]:
    """Return the milliseconds from the touch, those of a bare write of the same slip, and its bytes."""
    taken, slip = await _slip(face, paper)
    printed, asked = paper.expect(), time.monotonic()
    await asyncio.to_thread(bare, slip)
    at, _ = await asyncio.wait_for(printed, WITHIN)
    return taken, (at - asked) * 1000, len(slip)


async def _slip(face: Face, paper: Paper) -> tuple[float, bytes]:
    """Take a number; return the milliseconds from the touch to the slip's last byte, and the slip."""
    await open_popular(face)
    printed, asked = paper.expect(), time.monotonic()
    await face.ask({"touch": "take"})
    at, slip = await asyncio.wait_for(printed, WITHIN)
    await face.wait(WITHIN, screen="taken", state="printed")
    await touch(face, "done")
    return (at - asked) * 1000, slip


def _figures(way: str, pairs: list[tuple[float, float, int]]) -> Mapping[str, float]:
    taken, bare = (sorted(one[side] for one in pairs) for side in (0, 1))
    return {
        f"vs_wire_{way}": percentile(taken, 50) / percentile(bare, 50),
        f"touch_to_last_byte_ms_{way}": percentile(taken, 50),
        f"bare_ms_{way}": percentile(bare, 50),
        f"slip_bytes_{way}": float(pairs[0][2]),
    }
