"""Who sits at which window when, and how that may be changed: turns as spans, and back. Pure."""

from collections.abc import Iterable, Sequence
from math import inf
from typing import Final

import msgspec
from msgspec.structs import replace

from queue_server.rehearsal.script import Script, Turn

MIDNIGHT: Final = 86_400.0
Span = tuple[float, float]
"""From a second of the day until another."""


class Shift(msgspec.Struct, frozen=True):
    """A window is to be staffed, or not to be, in some spans of the day."""

    window: str
    spans: tuple[Span, ...]


def opened(script: Script, shift: Shift) -> Script:
    """Return the day with the window staffed in those spans too."""
    return _staffed(script, shift.window, _joined([*spans_of(script, shift.window), *shift.spans]))


def closed(script: Script, shift: Shift) -> Script:
    """Return the day with the window staffed in no part of those spans."""
    return _staffed(script, shift.window, _without(spans_of(script, shift.window), shift.spans))


def doubled(script: Script, window: str, like: str) -> Script:
    """Return the day with another ``window`` that is staffed whenever ``like`` is."""
    more = [replace(turn, window=window, clerk="") for turn in script.turns if turn.window == like]
    return replace(script, turns=(*script.turns, *more))


def spans_of(script: Script, window: str) -> list[Span]:
    """Return when a window is staffed; without an end when nobody is seen to leave."""
    spans: list[Span] = []
    since: float | None = None
    for turn in sorted((one for one in script.turns if one.window == window), key=lambda one: one.at):
        if turn.does == "open":
            since = turn.at if since is None else since
        elif since is not None:
            spans.append((since, turn.at))
            since = None
    return spans if since is None else [*spans, (since, inf)]


def whole_day(script: Script) -> tuple[Span, ...]:
    """Return when the hall is open: by its hours, else from the first opening of a window to the last end.

    Where somebody is never seen to leave, that is midnight.
    """
    if script.hours is not None and script.hours.opens:
        return tuple((one.start * 60.0, one.until * 60.0) for one in script.hours.opens)
    spans = [span for window in {turn.window for turn in script.turns} for span in spans_of(script, window)]
    until = max((ends for _, ends in spans), default=0.0)
    return ((min(start for start, _ in spans), MIDNIGHT if until == inf else until),) if spans else ()


def last_second(script: Script) -> float:
    """Return when the day is over: the hall closes, else nobody comes or goes any more."""
    if script.hours is not None and script.hours.opens:
        return script.hours.opens[-1].until * 60.0
    return max([*(turn.at for turn in script.turns), *(one.at for one in script.arrivals)], default=0.0)


def _staffed(script: Script, window: str, spans: Sequence[Span]) -> Script:
    others = tuple(turn for turn in script.turns if turn.window != window)
    clerk = next((turn.clerk for turn in script.turns if turn.window == window and turn.clerk), "")
    made: list[Turn] = []
    for start, until in spans:
        made.append(Turn(start, window, "open", clerk))
        if until != inf:
            made.append(Turn(until, window, "close" if (start, until) == spans[-1] else "pause"))
    return replace(script, turns=(*others, *made))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, until in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((start, until))
    return joined


def _without(spans: Iterable[Span], cut: Iterable[Span]) -> list[Span]:
    left = list(spans)
    for begins, ends in cut:
        parts = [((start, min(until, begins)), (max(start, ends), until)) for start, until in left]
        left = [span for pair in parts for span in pair if span[0] < span[1]]
    return left
