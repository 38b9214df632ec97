"""One connection: direct writes, a bounded outbox behind a full socket, and the door past that."""

import asyncio
from typing import Any

import pytest

from queue_server.gateway import member as member_module
from queue_server.gateway.member import OUTBOX, Member
from wire.parts import Part


class Wire:
    """An ASGI ``send`` that can be backed up or broken."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.open = asyncio.Event()
        self.open.set()
        self.broken: Exception | None = None

    async def __call__(self, message: dict[str, Any]) -> None:
        await self.open.wait()
        if self.broken is not None:
            raise self.broken
        self.sent.append(message["text"])


class Cut:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_ready_connection_is_written_to_at_once() -> None:
    wire = Wire()
    member = Member(wire, Cut())
    for n in range(1_000):
        member.push(str(n))
    assert wire.sent == [str(n) for n in range(1_000)]  # no task, no turn of the loop
    assert member.behind == 0


async def test_a_whole_frame_is_written_where_the_connection_takes_one() -> None:
    wire, frames = Wire(), list[bytes]()
    ready = True

    def write(frame: bytes) -> bool:
        if ready:
            frames.append(frame)
        return ready

    member = Member(wire, Cut(), write)
    member.push("a", b"<a>")
    member.push("b")
    ready = False
    member.push("c", b"<c>")
    assert (frames, wire.sent) == ([b"<a>"], ["b", "c"])
    wire.open.clear()
    member.push("d", b"<d>")
    ready = True
    member.push("e", b"<e>")  # not before what waits
    assert (frames, member.behind) == ([b"<a>"], 1)
    wire.open.set()
    await settle()
    member.push("f", b"<f>")
    assert (frames, wire.sent) == ([b"<a>", b"<f>"], list("bcde"))


async def test_what_comes_while_it_is_backed_up_keeps_its_order() -> None:
    wire = Wire()
    member = Member(wire, Cut())
    member.push("a")
    wire.open.clear()
    for text in "bcd":
        member.push(text)
    await settle()
    assert (wire.sent, member.behind) == (["a"], 2)
    wire.open.set()
    member.push("e")
    await settle()
    assert wire.sent == list("abcde")
    member.push("f")
    assert wire.sent[-1] == "f"


async def test_who_is_too_far_behind_is_cut_once_and_gets_nothing_more() -> None:
    wire, cut = Wire(), Cut()
    member = Member(wire, cut)
    wire.open.clear()
    for n in range(OUTBOX + 1):
        member.push(str(n))
    assert (cut.times, member.gone) == (0, False)
    member.push("one too many")
    member.push("more")
    assert (cut.times, member.gone, member.behind) == (1, True, 0)
    member.stop()
    wire.open.set()
    await settle()
    assert wire.sent == []


async def test_a_broken_connection_is_left() -> None:
    for error in (OSError("reset"), RuntimeError("closed")):
        wire, cut = Wire(), Cut()
        wire.broken = error
        member = Member(wire, cut)
        member.push("a")
        assert (cut.times, member.gone) == (1, True)


async def test_a_connection_that_breaks_while_it_is_backed_up_is_left() -> None:
    wire, cut = Wire(), Cut()
    member = Member(wire, cut)
    wire.open.clear()
    member.push("a")
    member.push("b")
    wire.broken = OSError("reset")
    wire.open.set()
    await settle()
    assert (cut.times, member.gone, wire.sent) == (1, True, [])


async def test_leaving_twice_cuts_once() -> None:
    cut = Cut()
    member = Member(Wire(), cut)
    member.leave()
    member.leave()
    assert cut.times == 1


async def test_nothing_is_sent_after_the_end() -> None:
    wire = Wire()
    member = Member(wire, Cut())
    member.stop()
    member.push("late")
    assert wire.sent == []


def test_a_device_with_too_many_parts_is_remembered_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(member_module, "MOST_PARTS", 2)
    member = Member(Wire(), Cut())
    member.hear_parts([Part(id=name, state="bad") for name in ("a", "b", "c")])
    member.hear_parts([Part(id="a", state="good"), Part(id="d", state="good")])
    assert {name: part.state for name, part in member.parts.items()} == {"a": "good", "b": "bad"}
