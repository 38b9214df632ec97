"""From evidence to figures: what was issued, printed, called, shown; what was lost or doubled. Pure.

``lost`` and ``doubled`` are lists of sentences, one a fault, so that whoever
reads the report knows where to look; the report counts them.

| fault | is |
| --- | --- |
| lost | a number on a kiosk's glass or on paper that the log does not know; a call shown nowhere |
| doubled | one number for two tickets of a day; two slips of one ticket; two tickets for one visit |
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from math import ceil
from statistics import median
from typing import Final

import msgspec

from demo.evidence import Evidence, Logged, OnBar, Paper
from queue_server.domain import events as e

FOLLOW: Final = "/follow/"
SKEW: Final = timedelta(milliseconds=100)
"""The log's time is taken when a call is decided; its clock is that of the devices."""


class Called(msgspec.Struct, frozen=True):
    """The ``times``-th call of a ticket; ``again`` when it is a recall."""

    ticket: str
    number: str
    window: str
    times: int
    again: bool
    at: datetime


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a day came to. ``called`` and what was shown of it count summonses; recalls stand apart.

    ``without_board`` and ``without_bar`` are calls to windows that have none.
    """

    issued: int
    printed: int
    called: int
    shown_on_board: int
    shown_on_led: int
    spoken: int
    recalled: int
    recalls_shown_on_board: int
    started: int
    finished: int
    no_show: int
    transferred: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    waits: tuple[float, ...]
    without_board: int = 0
    without_bar: int = 0

    @property
    def clean(self) -> bool:
        """Tell whether everything that was to happen happened, once."""
        return (
            not self.lost
            and not self.doubled
            and self.printed == self.issued
            and self.called == self.shown_on_board + self.without_board
            and self.called == self.shown_on_led + self.without_bar
        )


def figures(evidence: Evidence, call_text: Callable[[str, str], str]) -> Figures:
    """Return the figures of ``evidence``.

    ``call_text(number, window)`` is what the bar of that window says while it
    calls. Waits are seconds from the number to its first call.
    """
    issued = {r.event.ticket: r.event for r in evidence.log if isinstance(r.event, e.TicketIssued)}
    calls = list(called(evidence.log))
    on_board = {(seen.ticket, seen.times) for seen in evidence.glass}
    on_led = _on_bars(calls, evidence.bars, call_text)
    spoken = {(said.ticket, said.times) for said in evidence.said}
    first = [call for call in calls if not call.again]
    again = [call for call in calls if call.again]
    boardless, barless = _without(first, evidence.board_windows), _without(first, evidence.bar_windows)
    slips = _slips(evidence.papers, issued)
    kinds = Counter(type(record.event) for record in evidence.log)
    return Figures(
        issued=len(issued),
        printed=sum(ticket in slips for ticket in issued),
        called=len(first),
        shown_on_board=sum(_key(call) in on_board for call in first),
        shown_on_led=sum(_key(call) in on_led for call in first),
        spoken=sum(_key(call) in spoken for call in first),
        recalled=len(again),
        recalls_shown_on_board=sum(_key(call) in on_board for call in again),
        started=kinds[e.ServiceStarted],
        finished=kinds[e.ServiceFinished],
        no_show=kinds[e.TicketMissed],
        transferred=kinds[e.TicketTransferred],
        lost=(
            *_unknown_numbers(evidence, issued),
            *_unknown_papers(evidence.papers, issued),
            *_unseen(first, on_board | on_led | (boardless & barless)),
        ),
        doubled=(*_twice_numbered(issued), *_twice_printed(slips, issued), *_twice_taken(evidence)),
        waits=_waits(evidence.log),
        without_board=len(boardless - on_board),
        without_bar=len(barless - on_led),
    )


def called(log: Iterable[Logged]) -> Iterator[Called]:
    """Yield every call in the log, counted through each ticket's life as boards are told it."""
    numbers: dict[str, str] = {}
    times: Counter[str] = Counter()
    for record in log:
        event = record.event
        if isinstance(event, e.TicketIssued):
            numbers[event.ticket] = event.number
        elif isinstance(event, e.TicketCalled | e.TicketRecalled):
            times[event.ticket] += 1
            again = isinstance(event, e.TicketRecalled)
            number = numbers.get(event.ticket, "?")
            yield Called(event.ticket, number, event.window, times[event.ticket], again, record.at)


def quantile(values: Iterable[float], share: float) -> float:
    """Return the smallest value that at least ``share`` of all do not exceed; 0.0 of none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


def middle(values: Iterable[float]) -> float:
    """Return the median, 0.0 of none."""
    found = list(values)
    return median(found) if found else 0.0


def _key(call: Called) -> tuple[str, int]:
    return call.ticket, call.times


def _without(calls: Iterable[Called], windows: frozenset[str] | None) -> set[tuple[str, int]]:
    return set() if windows is None else {_key(call) for call in calls if call.window not in windows}


def _on_bars(
    calls: Iterable[Called], bars: Iterable[OnBar], call_text: Callable[[str, str], str]
) -> set[tuple[str, int]]:
    """Return the calls that a bar showed; each showing proves one call, the last one before it."""
    seen: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for bar in bars:
        seen[bar.bar, bar.text].append(bar.at)
    proven = set()
    summons = [call for call in calls if not call.again]
    for call in sorted(summons, key=lambda call: call.at):
        times = seen[call.window, call_text(call.number, call.window)]
        after = [at for at in times if at >= call.at - SKEW]
        if after:
            times.remove(min(after))
            proven.add(_key(call))
    return proven


def _slips(papers: Iterable[Paper], issued: Mapping[str, e.TicketIssued]) -> dict[str, list[Paper]]:
    """Return ticket → its slips: those whose QR code leads to it and that bear its number."""
    slips: dict[str, list[Paper]] = defaultdict(list)
    by_follow = {event.follow: event for event in issued.values()}
    for paper in papers:
        event = by_follow.get(_follow(paper))
        if event is not None and paper.number == event.number:
            slips[event.ticket].append(paper)
    return slips


def _follow(paper: Paper) -> str:
    return paper.qr.rpartition(FOLLOW)[2]


def _unknown_numbers(evidence: Evidence, issued: Mapping[str, e.TicketIssued]) -> Iterator[str]:
    known = {event.number for event in issued.values()}
    for taken in evidence.taken:
        if taken.number not in known:
            yield f"{taken.visitor} was shown number {taken.number}, which is not in the log"


def _unknown_papers(papers: Iterable[Paper], issued: Mapping[str, e.TicketIssued]) -> Iterator[str]:
    known = {(event.follow, event.number) for event in issued.values()}
    for paper in papers:
        if FOLLOW in paper.qr and (_follow(paper), paper.number) not in known:
            yield f"{paper.number} is on paper ({paper.picture}), but the log has no such ticket"


def _unseen(calls: Iterable[Called], seen: set[tuple[str, int]]) -> Iterator[str]:
    for call in calls:
        if _key(call) not in seen:
            yield f"{call.number} was called to {call.window} and shown nowhere"


def _twice_numbered(issued: Mapping[str, e.TicketIssued]) -> Iterator[str]:
    for (day, number), count in Counter((t.day, t.number) for t in issued.values()).items():
        if count > 1:
            yield f"number {number} was given {count} times on {day}"


def _twice_printed(slips: Mapping[str, list[Paper]], issued: Mapping[str, e.TicketIssued]) -> Iterator[str]:
    for ticket, papers in slips.items():
        if len(papers) > 1:
            yield f"{issued[ticket].number} was printed {len(papers)} times"


def _twice_taken(evidence: Evidence) -> Iterator[str]:
    """Tell of visits that cost more than one number, seen by the visitor or not."""
    for visitor, count in Counter(taken.visitor for taken in evidence.taken).items():
        if count > 1:
            yield f"{visitor} was shown {count} numbers in one visit"
    for taken in evidence.taken:
        numbers = [
            record.event.number
            for record in evidence.log
            if isinstance(record.event, e.TicketIssued)
            and record.device == taken.kiosk
            and taken.since <= record.at <= taken.at
        ]
        if len(numbers) > 1:
            yield f"{taken.visitor} was given {', '.join(numbers)} in one visit"


def _waits(log: Iterable[Logged]) -> tuple[float, ...]:
    taken: dict[str, datetime] = {}
    waits: dict[str, float] = {}
    for record in log:
        if isinstance(record.event, e.TicketIssued):
            taken[record.event.ticket] = record.at
        elif isinstance(record.event, e.TicketCalled) and record.event.ticket in taken:
            ticket = record.event.ticket
            waits.setdefault(ticket, (record.at - taken[ticket]).total_seconds())
    return tuple(waits.values())
