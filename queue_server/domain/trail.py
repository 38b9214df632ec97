"""The way of a ticket: the times of each of its states, and the four durations made from them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from queue_server.domain.lifecycle import State


class Step(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A ticket came into ``state`` at ``at``; ``stop`` counts from 0 along its itinerary.

    ``window`` is where, for the states that are at one.
    """

    state: State
    at: datetime
    stop: int = 0
    window: str | None = None


class Durations(msgspec.Struct, frozen=True):
    """How long (seconds) someone waited, walked from call to start, was served, and stayed in all.

    A time that is still running is counted to the moment asked for; time on
    hold is in ``stay`` alone.
    """

    waiting: float = 0.0
    walking: float = 0.0
    service: float = 0.0
    stay: float = 0.0


FIELD = {State.WAITING: "waiting", State.CALLED: "walking", State.SERVING: "service"}
RUNNING = frozenset({State.WAITING, State.CALLED, State.SERVING, State.HELD})


def durations(trail: tuple[Step, ...], now: datetime, stop: int | None = None) -> Durations:
    """Return the four durations of the whole visit, or of one ``stop``."""
    spans = [(step, then) for step, then in _spans(trail, now) if stop is None or step.stop == stop]
    sums = dict.fromkeys(("waiting", "walking", "service"), 0.0)
    for step, then in spans:
        if step.state in FIELD:
            sums[FIELD[step.state]] += _seconds(then - step.at)
    stay = sum(_seconds(then - step.at) for step, then in spans if step.state in RUNNING)
    return Durations(stay=stay, **sums)


def _spans(trail: tuple[Step, ...], now: datetime) -> Iterable[tuple[Step, datetime]]:
    ends = [step.at for step in trail[1:]] + [now]
    return zip(trail, ends, strict=True) if trail else ()


def _seconds(span: timedelta) -> float:
    """A clock that was set back in between makes no negative time."""
    return max(span.total_seconds(), 0.0)
