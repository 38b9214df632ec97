"""The speaker with a real file sink: order, no overlap, receipts at the end, trouble told."""

import asyncio
import json
from array import array
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from display.announcer import Announcer, Line, Loudspeaker
from display.speaker import Speaker
from speech import file
from speech.engine import CannotSay
from speech.file import FileSink
from speech.sentence import Sentence
from speech.sound import RATE, Sound
from wire.live import Call

NOW = datetime(2026, 7, 14, 9, 0, tzinfo=UTC)
DEADLINE = 30


def call(number: str, times: int = 1) -> Call:
    return Call(ticket=number, number=number, window="l01", hall="left", queue="q", times=times, at=NOW)


HALL = Loudspeaker(id="hall", halls=frozenset({"left"}))


def _words(line: Line) -> tuple[Sentence, ...]:
    """Say the number; those of the letter X in a dialect too, which nobody speaks."""
    number = line.call.number
    said = Sentence("zh", number, (number,))
    return (said, Sentence("zh-x1", "Z000", ("Z",))) if number.startswith("X") else (said,)


class Voice:
    """Says what it is let to, in a tenth of a second; dumb for the number Z000."""

    name = "voice"

    def __init__(self) -> None:
        self.may_speak = Event()
        self.may_speak.set()

    def say(self, sentence: Sentence) -> Sound:
        self.may_speak.wait(DEADLINE)
        if sentence.text == "Z000":
            raise CannotSay("dumb")
        return Sound(array("h", [3000] * (RATE // 10)))


class Hall:
    """A speaker, what is still called, and what it reported."""

    def __init__(self, folder: Path, pace: float = 20, repeats: int = 1, loud: int = 100) -> None:
        self.folder = folder
        self.called: dict[str, int] = {}
        self.spoken: list[str] = []
        self.trouble: list[str] = []
        self.news = asyncio.Event()
        self.voice = Voice()
        self.loud = loud
        self.speaker = Speaker(
            self.voice,
            {"hall": FileSink(folder, pace)},
            Announcer(loudspeakers=(HALL,), repeats=repeats),
            words=_words,
            called=lambda: self.called,
            now=lambda: NOW,
            loud=lambda _: self.loud,
            on_spoken=lambda line: self._heard(self.spoken, line.call.number),
            on_trouble=lambda text: self._heard(self.trouble, text),
        )

    def _heard(self, where: list[str], what: str) -> None:
        where.append(what)
        self.news.set()

    def hear(self, *calls: Call) -> None:
        self.called.update({call.ticket: call.times for call in calls})
        self.speaker.hear(calls)

    async def until(self, spoken: int, trouble: int = 0) -> None:
        async with asyncio.timeout(DEADLINE):
            while len(self.spoken) < spoken or len(self.trouble) < trouble:
                self.news.clear()
                await self.news.wait()

    def lines(self) -> list[dict[str, Any]]:
        path = self.folder / file.INDEX
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@asynccontextmanager
async def running(hall: Hall) -> AsyncIterator[Hall]:
    task = asyncio.create_task(hall.speaker.run())
    try:
        yield hall
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_calls_are_spoken_one_after_the_other_and_each_is_reported(tmp_path: Path) -> None:
    async with running(Hall(tmp_path)) as hall:
        hall.hear(call("A001"), call("A002"), call("B009", times=2))
        await hall.until(3)
    assert hall.spoken == ["B009", "A001", "A002"]
    times = [datetime.fromisoformat(line[key]) for line in hall.lines() for key in ("start", "end")]
    assert times == sorted(times)
    assert [line["text"] for line in hall.lines()] == hall.spoken


async def test_nothing_is_reported_before_the_end_and_the_chime_does_not_wait_for_the_voice(
    tmp_path: Path,
) -> None:
    async with running(Hall(tmp_path)) as hall:
        hall.voice.may_speak.clear()
        hall.hear(call("A001"))
        await asyncio.sleep(0.3)
        assert hall.speaker.queue.on_air
        assert not hall.spoken
        assert not hall.lines()
        hall.voice.may_speak.set()
        await hall.until(1)


async def test_a_ticket_answered_meanwhile_is_not_spoken(tmp_path: Path) -> None:
    async with running(Hall(tmp_path)) as hall:
        hall.voice.may_speak.clear()
        hall.hear(call("A001"), call("A002"), call("A003"))
        await asyncio.sleep(0)
        del hall.called["A002"]
        hall.voice.may_speak.set()
        await hall.until(2)
    assert hall.spoken == ["A001", "A003"]


async def test_repeats_are_spoken_and_marked(tmp_path: Path) -> None:
    async with running(Hall(tmp_path, repeats=2)) as hall:
        hall.hear(call("A001"))
        await hall.until(2)
    assert [line["round"] for line in hall.lines()] == [1, 2]


async def test_what_cannot_be_said_is_told_and_not_reported_as_spoken(tmp_path: Path) -> None:
    async with running(Hall(tmp_path)) as hall:
        hall.hear(call("Z000"))
        await hall.until(0, 1)
    assert hall.spoken == []
    assert hall.trouble == ["call of Z000 was not spoken: dumb"]


async def test_a_language_that_nobody_speaks_is_left_out_and_told(tmp_path: Path) -> None:
    async with running(Hall(tmp_path)) as hall:
        hall.hear(call("X001"))
        await hall.until(1, 1)
    assert hall.spoken == ["X001"]
    assert hall.trouble == ["call of X001 was not spoken: dumb"]


async def test_it_is_as_loud_as_the_hour_wants(tmp_path: Path) -> None:
    async with running(Hall(tmp_path)) as hall:
        hall.hear(call("A001"))
        await hall.until(1)
        hall.loud = 50
        hall.hear(call("A002"))
        await hall.until(2)
    full, half = (line["level_db"] for line in hall.lines())
    assert full - half == pytest.approx(6.02, abs=0.1)


async def test_in_quiet_hours_nothing_is_said_nor_kept_for_later(tmp_path: Path) -> None:
    async with running(Hall(tmp_path, loud=0)) as hall:
        hall.hear(call("A001"))
        async with asyncio.timeout(DEADLINE):
            while hall.speaker.queue.waiting:
                await asyncio.sleep(0.01)
        hall.loud = 100
        hall.hear(call("A002"))
        await hall.until(1)
    assert hall.spoken == ["A002"]


async def test_ending_does_not_wait_for_a_long_announcement(tmp_path: Path) -> None:
    async with asyncio.timeout(DEADLINE):
        async with running(Hall(tmp_path, pace=0.01)) as hall:
            hall.hear(call("A001"))
            await asyncio.sleep(0.1)
    assert not hall.lines()
