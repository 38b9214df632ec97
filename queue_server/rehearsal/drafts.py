"""What is noted of a day's tickets and turns while its log is read, and how it becomes a script."""

from collections.abc import Iterable, Mapping
from statistics import fmean, median
from typing import Final, Literal

import msgspec

from queue_server.domain.events import TicketIssued
from queue_server.rehearsal.idling import Gap
from queue_server.rehearsal.script import ANY, Arrival, Leg, Turn

MICRO: Final = 1_000_000
Ends = Literal["finished", "missed", "held", "transferred", "cancelled"]


class LegDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A call: all times in microseconds after midnight.

    ``over_by`` is when the service was over at the latest, where the clerk
    told its end only by calling somebody who had come later.
    """

    window: str
    queue: str
    item: str | None
    called: int
    started: int | None = None
    ended: int | None = None
    over_by: int | None = None
    ends: Ends = "finished"
    away: int | None = None
    to_queue: str | None = None
    to_window: str | None = None
    to_clerk: str | None = None
    notices: int | None = None
    gap: Gap | None = None

    @property
    def begun(self) -> int:
        """When service began, as far as is known."""
        return self.called if self.started is None else self.started

    @property
    def is_measured(self) -> bool:
        """Whether the length of service is known."""
        return self.ended is not None and self.over_by is None


class TicketDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket: when it was taken, how, and what came of its calls."""

    at: int
    issued: TicketIssued
    legs: tuple[LegDraft, ...] = ()
    cancels: int | None = None


class TurnDraft(msgspec.Struct, frozen=True):
    """A clerk comes, rests or leaves."""

    at: int
    window: str
    does: Literal["open", "pause", "close"]
    clerk: str = ""
    gap: Gap | None = None


class Usual(msgspec.Struct, frozen=True):
    """What is usual on a day: ``legs`` by item and queue, ``needs`` and ``notices`` in microseconds."""

    legs: Mapping[str, Leg]
    needs: int
    notices: int

    def leg(self, item: str | None, queue: str) -> Leg:
        """Return the usual leg of an item, else of its queue, else of the day."""
        return self.legs.get(item or ANY) or self.legs.get(queue) or self.legs[ANY]


def usual(tickets: Iterable[TicketDraft], turns: Iterable[TurnDraft]) -> Usual:
    """Return what is usual, from what was measured; where nothing was, what is usual anywhere."""
    legs = [leg for ticket in tickets for leg in ticket.legs]
    gaps = [gap for gap in (*(leg.gap for leg in legs), *(turn.gap for turn in turns)) if gap is not None]
    needs = _middle(gap.low for gap in gaps if gap.exact)
    measured = [leg for leg in legs if leg.is_measured and leg.ends == "finished"]
    by: dict[str, list[LegDraft]] = {}
    for leg in measured:
        for key in {ANY, leg.queue, leg.item or ANY}:
            by.setdefault(key, []).append(leg)
    plain = Leg(after=needs / MICRO)
    found = {key: _mean(of, needs) for key, of in sorted(by.items())}
    return Usual(
        {ANY: plain, **found}, needs, _middle(leg.notices for leg in legs if leg.notices is not None)
    )


def arrival_of(draft: TicketDraft, usual: Usual) -> Arrival:
    """Return who took the number."""
    return Arrival(
        at=draft.at / MICRO,
        issued=draft.issued,
        legs=tuple(leg_of(leg, usual) for leg in draft.legs),
        cancels=_seconds(draft.cancels),
    )


def leg_of(draft: LegDraft, usual: Usual) -> Leg:
    """Return what came of a call."""
    return Leg(
        queue=draft.queue,
        walking=(draft.begun - draft.called) / MICRO,
        service=_length(draft, usual) / MICRO,
        after=_needs(draft.gap, usual) / MICRO,
        ends=draft.ends,
        told=draft.started is not None,
        away=_seconds(draft.away),
        to_queue=draft.to_queue,
        to_window=draft.to_window,
        to_clerk=draft.to_clerk,
        window=draft.window,
        notices=_seconds(draft.notices),
    )


def turn_of(draft: TurnDraft, usual: Usual) -> Turn:
    """Return what a clerk did."""
    return Turn(draft.at / MICRO, draft.window, draft.does, draft.clerk, _needs(draft.gap, usual) / MICRO)


def _length(draft: LegDraft, usual: Usual) -> int:
    likely = round(usual.leg(draft.item, draft.queue).service * MICRO)
    if draft.over_by is not None:
        return max(min(likely, draft.over_by - draft.begun - 1), 0)
    return likely if draft.ended is None else draft.ended - draft.begun


def _needs(gap: Gap | None, usual: Usual) -> int:
    return gap.likely(usual.needs) if gap else 0


def _mean(legs: list[LegDraft], needs: int) -> Leg:
    service = fmean((leg.ended or leg.begun) - leg.begun for leg in legs)
    walking = fmean(leg.begun - leg.called for leg in legs)
    return Leg(walking=round(walking) / MICRO, service=round(service) / MICRO, after=needs / MICRO)


def _middle(values: Iterable[int]) -> int:
    found = list(values)
    return round(median(found)) if found else 0


def _seconds(micros: int | None) -> float | None:
    return None if micros is None else micros / MICRO
