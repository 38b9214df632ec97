"""The pipe to nothing, and the four ways it can be told to misbehave."""

import pytest

from transports.errors import TransportError
from transports.null import REMEMBERED, NullTransport


async def test_it_remembers_and_replays() -> None:
    pipe = NullTransport(answers=[b"\x12", b"", b"\x16\x12"])
    await pipe.open()
    for word in (b"a", b"b", b"c"):
        await pipe.write(word, 1.0)
    assert list(pipe.writes) == [b"a", b"b", b"c"]
    assert await pipe.read(2, 1.0) == b"\x12\x16"
    assert await pipe.read(2, 1.0) == b"\x12"
    assert await pipe.read(2, 0.001) == b""


async def test_an_answer_can_be_made_from_the_question() -> None:
    pipe = NullTransport(answer=lambda asked: asked[::-1])
    await pipe.open()
    await pipe.write(b"ab", 1.0)
    assert await pipe.read(10, 1.0) == b"ba"


async def test_the_nth_write_can_stall_fail_or_vanish() -> None:
    pipe = NullTransport(lose_on=1, stall_on=2, fail_on=3)
    await pipe.open()
    await pipe.write(b"lost", 1.0)
    with pytest.raises(TransportError) as caught:
        await pipe.write(b"stalled", 0.001)
    assert caught.value.reason == "timeout"
    with pytest.raises(TransportError) as caught:
        await pipe.write(b"failed", 1.0)
    assert caught.value.reason == "gone"
    with pytest.raises(TransportError, match="not open"):
        await pipe.write(b"too early", 1.0)
    await pipe.open()
    await pipe.write(b"arrived", 1.0)
    assert list(pipe.writes) == [b"arrived"]
    assert (pipe.opens, pipe.count) == (2, 4)


async def test_a_device_that_is_not_there() -> None:
    pipe = NullTransport("serial:/dev/ttyUSB0")
    pipe.missing = True
    with pytest.raises(TransportError) as caught:
        await pipe.open()
    assert str(caught.value) == "serial:/dev/ttyUSB0: missing"


async def test_closing_forgets_what_was_not_read() -> None:
    pipe = NullTransport()
    await pipe.open()
    pipe.feed(b"old")
    await pipe.close()
    await pipe.close()
    await pipe.open()
    assert await pipe.read(10, 0.001) == b""


async def test_it_does_not_grow_for_ever() -> None:
    pipe = NullTransport()
    await pipe.open()
    for _ in range(REMEMBERED + 5):
        await pipe.write(b"x", 1.0)
    assert len(pipe.writes) == REMEMBERED
