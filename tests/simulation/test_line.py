"""A line keeps the order of each direction, and fails in all the ways that a network does."""

import asyncio
from random import Random
from typing import Any

import pytest

from simulation.line import FULL, Line
from simulation.world import World


class Ear:
    """The client's end."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self.stands = self.gone = 0

    def connected(self, _line: Line) -> None:
        self.stands += 1

    def heard(self, _line: Line, frame: str) -> None:
        self.frames.append(frame)

    def lost(self, _line: Line) -> None:
        self.gone += 1


def a_line(world: World) -> tuple[Line, Ear]:
    ear = Ear()
    return Line(world, "client", ear, Random(1), (0.01, 0.5)), ear


async def accepted(line: Line) -> None:
    assert (await line.receive())["type"] == "websocket.connect"
    await line.send({"type": "websocket.accept"})


async def told(line: Line, text: str) -> None:
    await line.send({"type": "websocket.send", "text": text})


def test_frames_keep_their_order_both_ways(world: World, play: Any) -> None:
    line, ear = a_line(world)

    async def story() -> list[str]:
        await accepted(line)
        for n in range(20):
            line.say(str(n).encode())
            await told(line, str(n))
        said = [(await line.receive())["text"] for _ in range(20)]
        await asyncio.sleep(1)
        return said

    assert play(story()) == [str(n) for n in range(20)]
    assert ear.frames == [str(n) for n in range(20)]
    assert (ear.stands, ear.gone) == (1, 0)


def test_a_cut_line_is_known_to_both_and_what_is_under_way_is_lost(world: World, play: Any) -> None:
    line, ear = a_line(world)

    async def story() -> None:
        await accepted(line)
        line.say(b"lost")
        line.cut()
        assert (await line.receive())["type"] == "websocket.disconnect"
        with pytest.raises(OSError, match="gone"):
            await told(line, "too late")
        await asyncio.sleep(1)

    play(story())
    assert (ear.gone, ear.frames, line.over) == (1, [], True)


def test_a_line_dark_one_way_still_carries_the_other(world: World, play: Any) -> None:
    line, ear = a_line(world)

    async def story() -> tuple[str, float]:
        await accepted(line)
        await asyncio.sleep(1)
        line.go_dark(["down"])
        line.say(b"heard")
        frame = (await line.receive())["text"]
        await told(line, "swallowed")
        while not ear.gone:
            await asyncio.sleep(0.1)
        return frame, world.loop.time()

    frame, noticed = play(story())
    assert frame == "heard"
    assert 10 <= noticed <= 22
    assert ear.frames == []


def test_a_client_that_does_not_read_makes_the_server_wait(world: World, play: Any) -> None:
    line, ear = a_line(world)
    line.pace = 1.0

    async def story() -> float:
        await accepted(line)
        for n in range(FULL + 5):
            await told(line, str(n))
        return world.loop.time()

    assert play(story()) >= 4
    assert len(ear.frames) >= 5


def test_a_copy_may_come_late_but_never_of_hello(world: World, play: Any) -> None:
    line, _ = a_line(world)
    line.twice = 1.0

    async def story() -> list[str]:
        line.say(b"hello")
        line.say(b"intent")
        await accepted(line)
        return [(await line.receive())["text"] for _ in range(3)]

    assert play(story()) == ["hello", "intent", "intent"]
