"""Whether a board shows what it should, from its own reports of its glass: pure, with nothing kept.

| fault | is found when |
| --- | --- |
| ``mute`` | no report came for ``MUTE``, while the site is open |
| ``unshown`` | a call in force never stood on the glass, though there was room for it |
| ``differs`` | the newest call in force is not on it, or it calls someone who is not called |
| ``frozen`` | the picture has been the same for ``FROZEN``: even the clock stands still |

What a report says is a moment old, so ``unshown`` and ``differs`` count only
when they last: the site's limit for the proof of a call.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from wire.glass import GlassSeen
from wire.live import Call
from wire.receipts import BoardFault

MUTE: Final = timedelta(seconds=20)
FROZEN: Final = timedelta(seconds=150)
"""The clock on a board moves once a minute."""
SHOWN_FOR: Final = timedelta(minutes=14)
"""A board takes a call that nobody answers off after a quarter of an hour."""
COVERED: Final = "urgent"
"""What is urgent has all the glass, and calls give way to it."""
LASTING: Final = frozenset({"unshown", "differs"})
Key = tuple[str, int]


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The last report, when it came, since when its frame is the same, and which calls in force it showed."""

    report: GlassSeen
    at: datetime
    framed_at: datetime
    ever: frozenset[Key] = frozenset()


class Doubt(msgspec.Struct, frozen=True):
    """A fault of a board; ``about`` is the number of the ticket in question, ``times`` which call of it."""

    fault: BoardFault
    about: str = ""
    times: int = 0


def take(before: Seen | None, report: GlassSeen, in_force: Collection[Call], now: datetime) -> Seen:
    """Return what is known of a board after ``report``."""
    moved = before is None or before.report.frame != report.frame
    called = {_key(call) for call in in_force}
    shown = {(call.ticket, call.times) for call in report.calls}
    return Seen(
        report=report,
        at=now,
        framed_at=now if moved or before is None else before.framed_at,
        ever=frozenset((before.ever if before else frozenset()) & called | shown),
    )


def found(seen: Seen, in_force: Sequence[Call], now: datetime, *, is_open: bool) -> Iterator[Doubt]:
    """Yield what is wrong with a board ; ``in_force`` are the site's unanswered calls, newest first."""
    if now - seen.at >= MUTE:
        if is_open:
            yield Doubt("mute")
        return
    if not seen.report.frame:
        return
    if now - seen.framed_at >= FROZEN:
        yield Doubt("frozen")
    if seen.report.mode == COVERED:
        return
    yield from _left_out(seen, in_force, now)
    called = {_key(call) for call in in_force}
    for shown in seen.report.calls:
        if shown.calling and (shown.ticket, shown.times) not in called:
            yield Doubt("differs", shown.number, shown.times)


def _left_out(seen: Seen, in_force: Sequence[Call], now: datetime) -> Iterator[Doubt]:
    report = seen.report
    own = [call for call in in_force if _shows(report, call) and now - call.at < SHOWN_FOR]
    shown = {(call.ticket, call.times) for call in report.calls}
    for call in own[: report.room]:
        if _key(call) not in seen.ever:
            yield Doubt("unshown", call.number, call.times)
    if own and report.room and _key(own[0]) in seen.ever - shown:
        yield Doubt("differs", own[0].number, own[0].times)


def _shows(report: GlassSeen, call: Call) -> bool:
    """Tell whether this glass is one that shows such a call."""
    return call.hall in report.halls and (not report.windows or call.window in report.windows)


def aged(before: Mapping[Doubt, datetime], doubts: Collection[Doubt], now: datetime) -> dict[Doubt, datetime]:
    """Return since when each doubt lasts; one that is gone begins anew."""
    return {doubt: before.get(doubt, now) for doubt in doubts}


def standing(since: Mapping[Doubt, datetime], now: datetime, limit: timedelta) -> dict[BoardFault, str]:
    """Return the faults to be told, each with what it is about; others have not lasted for ``limit`` yet."""
    told: dict[BoardFault, set[str]] = {}
    for doubt, begun in since.items():
        if doubt.fault not in LASTING or now - begun >= limit:
            told.setdefault(doubt.fault, set()).add(doubt.about)
    return {fault: ", ".join(sorted(filter(None, about))) for fault, about in told.items()}


def _key(call: Call) -> Key:
    return call.ticket, call.times
