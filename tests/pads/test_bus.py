"""The pad bus over a null pipe: answers at once, digits when quiet, every write failing in turn."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from pads.bus import PadBus
from pads.digits import DARK
from pads.protocols.ff68 import Frame, Key, Press, Rating, encode, open_rating, show
from pads.virtual.ff68_pad import Ear, key_frame, rating_frame
from transports.null import NullTransport

PATIENCE = 20.0
TWELVE = (None, None, 4, 0, 1, 2)


class Line:
    """A bus for pads 1 and 2, and what came of it."""

    def __init__(self, answer: Callable[[bytes], bytes] | None = None) -> None:
        self.pipe = NullTransport(answer=answer)
        self.said: list[Press | Rating] = []
        self.bus = PadBus(
            "left", (1, 2), self.pipe, baud=1_000_000, on_press=self.said.append, on_rating=self.said.append
        )

    @property
    def sent(self) -> list[Frame]:
        ear = Ear()
        return [Frame(*heard) for data in self.pipe.writes for heard in ear.hear(data)]

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.005)


@asynccontextmanager
async def running(line: Line, *, settled: bool = True) -> AsyncIterator[Line]:
    work = asyncio.create_task(line.bus.run())
    if settled:
        await line.until(lambda: show(2, DARK) in line.sent)
        line.pipe.writes.clear()
    yield line
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    assert not line.pipe.opened


async def test_a_press_is_answered_with_the_same_frame_and_heard_once() -> None:
    async with running(Line()) as line:
        for _ in range(3):
            line.pipe.feed(key_frame(1, "next"))
            await asyncio.sleep(0.1)
        await line.until(lambda: len(line.pipe.writes) == 3)
        assert set(line.pipe.writes) == {key_frame(1, "next")}
        assert line.said == [Press(1, Key.NEXT)]


async def test_a_rating_is_answered_and_heard() -> None:
    async with running(Line()) as line:
        line.pipe.feed(rating_frame(2, 3))
        await line.until(lambda: line.sent == [Frame(2, 1, b"\x03")])
        assert line.said == [Rating(2, 3)]


async def test_presses_cut_in_pieces_and_in_noise_are_heard() -> None:
    async with running(Line()) as line:
        data = b"\xff\x68\x05\x05\x68" + key_frame(1, "next") + b"\x00\xff" + key_frame(2, "transfer", "12")
        for byte in data:
            line.pipe.feed(bytes([byte]))
            await asyncio.sleep(0)
        await line.until(lambda: len(line.said) == 2)
        assert line.said == [Press(1, Key.NEXT), Press(2, Key.TRANSFER, "12")]


@pytest.mark.parametrize("frame", [key_frame(9, "next"), encode(Frame(1, 0x10, b"\x07"))])
async def test_other_lines_pads_and_unknown_keys_are_not_answered(frame: bytes) -> None:
    async with running(Line()) as line:
        line.pipe.feed(frame + key_frame(2, "recall"))
        await line.until(lambda: len(line.said) == 1)
        assert list(line.pipe.writes) == [key_frame(2, "recall")]


async def test_an_adapter_that_returns_all_we_send_makes_no_presses() -> None:
    async with running(Line(answer=bytes)) as line:
        line.pipe.feed(key_frame(1, "next"))
        await line.until(lambda: len(line.pipe.writes) == 1)
        line.bus.outbox.add(open_rating(2))
        line.pipe.feed(key_frame(1, "recall"))
        await line.until(lambda: len(line.pipe.writes) == 3)
        line.bus.outbox.want(2, TWELVE)
        await line.until(lambda: len(line.pipe.writes) == 4)
        assert line.said == [Press(1, Key.NEXT), Press(1, Key.RECALL)]


@pytest.mark.parametrize("fault", ["fail_on", "stall_on"])
@pytest.mark.parametrize("number", range(1, 6))
async def test_whichever_write_goes_wrong_the_digits_are_right_in_the_end(fault: str, number: int) -> None:
    line = Line()
    setattr(line.pipe, fault, number)
    async with running(line, settled=False):
        line.bus.outbox.want(1, TWELVE)
        await line.until(lambda: line.pipe.count >= 2)
        line.bus.outbox.want(2, TWELVE)
        line.pipe.feed(key_frame(1, "next"))
        await line.until(lambda: {show(1, TWELVE), show(2, TWELVE)} <= set(line.sent))
        await line.until(lambda: line.pipe.opened)


async def test_after_the_line_was_lost_the_digits_come_again() -> None:
    async with running(Line()) as line:
        line.bus.outbox.want(1, TWELVE)
        await line.until(lambda: line.sent == [show(1, TWELVE)])
        line.pipe.opened = False
        await line.until(lambda: len(line.sent) >= 3)
        assert line.pipe.opens == 2
        assert {show(1, TWELVE), show(2, DARK)} <= set(line.sent)
