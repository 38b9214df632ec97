"""``soak_displays``: a hall's displays through hours of calls; is any call missed, does anything grow?

Sixteen clerks at sixteen windows of two halls call, recall and serve, in a day
that runs ``SPEED`` (in the environment; 40) times as fast. Of every call that
the server acknowledged it is looked up when it stood on the boards' views, on
its window's bar (the bytes at the far end of the line) and was said to its end
by its hall's loudspeaker (the sink). Memory is sampled of server, bars' driver
and voices.
"""

import asyncio
import contextlib
import os
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.displays import Wall
from benchmarks.fanout import Clerk, hello
from benchmarks.growth import kib_a_step, later, resident
from benchmarks.measure import Round, percentile
from benchmarks.processes import NotStarted
from benchmarks.soak_hall import Hall
from config.settings import Window
from wire import intents
from wire.answers import Done
from wire.codec import decode_from_server

HOURS, QUICK_HOURS = 8.0, 0.4
SPEED: Final = float(os.environ.get("SPEED", "40"))
A_HOUR: Final = 3600.0
WINDOWS_A_HALL: Final = 8
SERVICE, PAUSE = (180.0, 420.0), (5.0, 40.0)
"""Seconds of the day."""

PATIENCE, SAID_WITHIN = 300.0, 120.0
"""So many seconds of the day a clerk waits for the voice; so many it may take, with eight windows calling."""

RECALLED: Final = 0.2
SAMPLES: Final = 40
TARGET_MS: Final = 1000.0
"""A call has to stand on boards and bar within so many milliseconds of its acknowledgement."""

SETTLED, COME_UP = 5.0, 120.0


class Called(msgspec.Struct, frozen=True):
    """A call that the server acknowledged ``at`` a moment, having been ``asked`` for it."""

    ticket: str
    number: str
    times: int
    window: str
    hall: str
    asked: float
    at: float

    @property
    def key(self) -> tuple[str, int]:
        """The call, whatever window it is to."""
        return self.ticket, self.times


class Desk:
    """A clerk at ``window``; ``calls`` has what was called there."""

    def __init__(self, window: Window, clerk: Clerk, heard: Callable[[Called], bool]) -> None:
        self.calls: list[Called] = []
        self._window = window
        self._clerk = clerk
        self._heard = heard
        self._chance = random.Random(window.id)

    async def run(self, until: float) -> None:
        """Work until then."""
        await self._do(intents.OpenWindow)
        while time.monotonic() < until:
            await self._clerk.do(intents.Issue(command_id=self._name(), queue=self._window.queues[0]))
            if not await self._called(intents.CallNext):
                continue
            if self._chance.random() < RECALLED:
                await self._called(intents.Recall)
            await self._do(intents.Start)
            await self._pass(SERVICE)
            await self._do(intents.Finish)
            await self._pass(PAUSE)

    async def _called(self, verb: Any) -> bool:
        """Call, and wait until it was said, or for as long as a clerk would."""
        asked = time.monotonic()
        answer = await self._do(verb)
        if not isinstance(answer, Done) or answer.ticket is None:
            return False
        told, now = answer.ticket, time.monotonic()
        called = Called(told.id, told.number, told.times, self._window.id, self._window.hall, asked, now)
        self.calls.append(called)
        while not self._heard(called) and time.monotonic() < now + PATIENCE / SPEED:
            await asyncio.sleep(0.02)
        return True

    async def _do(self, verb: Any) -> object:
        intent = verb(command_id=self._name(), window=self._window.id)
        return decode_from_server(await self._clerk.do(intent))

    async def _pass(self, seconds: tuple[float, float]) -> None:
        await asyncio.sleep(self._chance.uniform(*seconds) / SPEED)

    def _name(self) -> str:
        return f"{self._window.id}-{self._clerk.name()}"


def run(quick: bool, hours: float | None = None) -> list[Round]:
    """Return the figures of one run of so many hours of the day. Raises NotStarted, TimeoutError."""
    with tempfile.TemporaryDirectory(prefix="hall-soak-") as folder:
        return [asyncio.run(_soak(Path(folder), hours or (QUICK_HOURS if quick else HOURS)))]


async def _soak(folder: Path, hours: float) -> Round:
    hall = Hall(folder, SPEED)
    with hall.running() as server:
        looking = [asyncio.create_task(one.run()) for one in hall.boards]
        looking += [asyncio.create_task(one.run()) for one in hall.voices]
        try:
            await _connected(server.get, len(hall.site.boards) * 2 + 1)
            desks = [await _desk(hall, window) for window in _windows(hall)]
            until = time.monotonic() + hours * A_HOUR / SPEED
            memory = asyncio.create_task(_sampled(hall, hours))
            await asyncio.gather(*(desk.run(until) for desk in desks))
            await asyncio.sleep(SETTLED)
            calls = [call for desk in desks for call in desk.calls]
            return {"hours": hours, **_met(hall, calls), **_grown(await memory, hours)}
        finally:
            for task in looking:
                task.cancel()
            await asyncio.gather(*looking, return_exceptions=True)


async def _connected(get: Callable[[str], bytes], devices: int) -> None:
    """Wait until all displays are there, and the voices are made beforehand."""
    deadline, here = time.monotonic() + COME_UP, 0
    while here < devices:
        if time.monotonic() > deadline:
            raise NotStarted("the displays did not come up")
        with contextlib.suppress(OSError):  # a busy machine answers late
            here = get("/api/v1/devices").count(b'"device":')
        await asyncio.sleep(0.2)
    await asyncio.sleep(SETTLED)


def _windows(hall: Hall) -> Sequence[Window]:
    barred = [window for window in hall.site.windows if window.id in hall.bars and window.queues]
    halls = dict.fromkeys(window.hall for window in barred)
    return [one for name in halls for one in [w for w in barred if w.hall == name][-WINDOWS_A_HALL:]]


async def _desk(hall: Hall, window: Window) -> Desk:
    wall = Wall()
    await wall.hang(hall.port, 1, hello(()))
    voices = [voice for voice in hall.voices if voice.hall == window.hall]
    return Desk(window, Clerk(wall.screens[0], wall), lambda call: all(call.key in v.said for v in voices))


async def _sampled(hall: Hall, hours: float) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {name: [] for name in hall.pids}
    for _ in range(SAMPLES):
        await asyncio.sleep(hours * A_HOUR / SPEED / SAMPLES)
        for name, pid in hall.pids.items():
            found[name].append(resident(pid))
    return found


def _met(hall: Hall, calls: Sequence[Called]) -> dict[str, float]:
    """Return how many calls reached whom, and when."""
    boards = [
        (1e3 * (board.seen[call.key] - call.at)) if call.key in board.seen else None
        for call in calls
        for board in hall.boards
        if board.hall == call.hall
    ]
    bars = [_on_bar(hall, call) for call in calls]
    voices = [
        (voice.said[call.key] - call.at) * SPEED if call.key in voice.said else None
        for call in calls
        for voice in hall.voices
        if voice.hall == call.hall
    ]
    return {
        "calls": float(len(calls)),
        "recalls": float(sum(call.times > 1 for call in calls)),
        **_figures("board", "ms", boards, TARGET_MS),
        **_figures("bar", "ms", bars, TARGET_MS),
        **_figures("voice", "day_s", voices, SAID_WITHIN),
        "voice_overlaps": float(sum(voice.overlaps for voice in hall.voices)),
    }


def _on_bar(hall: Hall, call: Called) -> float | None:
    """Return the milliseconds until the call's number came on its window's bar, after it was asked for."""
    shown = (at for at, text in hall.bars[call.window] if at >= call.asked and call.number in text)
    at = next(shown, None)
    return None if at is None else 1e3 * (at - call.at)


def _figures(name: str, unit: str, taken: Sequence[float | None], target: float) -> dict[str, float]:
    came = sorted(one for one in taken if one is not None)
    return {
        f"{name}_missed": float(len(taken) - len(came)),
        f"{name}_late": float(sum(one > target for one in came)),
        f"{name}_{unit}_p50": percentile(came, 50),
        f"{name}_{unit}_p99": percentile(came, 99),
        f"{name}_{unit}_max": came[-1],
    }


def _grown(memory: dict[str, list[float]], hours: float) -> dict[str, float]:
    grown: dict[str, float] = {}
    for name, samples in memory.items():
        grown[f"{name}_half_mb"] = later(samples)[0]
        grown[f"{name}_last_mb"] = samples[-1]
        grown[f"{name}_kib_per_hour"] = kib_a_step(samples) * SAMPLES / hours
    return grown
