"""Quotas 限号: how many numbers an item has and has left in a half-day, and when there are some again."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Final

import msgspec

from queue_server.domain.diary import Diary
from queue_server.domain.half_day import NOON, Half, half_of, open_halves, openings
from queue_server.domain.lifecycle import State
from queue_server.domain.limits import Quota
from queue_server.domain.plan import MINUTES_OF_DAY
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket

LOOK_AHEAD: Final = 30
"""Days within which the next numbers are looked for."""


class HalfDay(msgspec.Struct, frozen=True):
    """A half of a day; as text it is what an answer names."""

    day: str
    half: Half

    def __str__(self) -> str:
        return f"{self.day} {self.half}"


class Left(msgspec.Struct, frozen=True):
    """The numbers ``left`` of a half-day, which is over at ``until``."""

    at: HalfDay
    until: datetime
    left: int


def half_day_of(diary: Diary) -> HalfDay:
    """Return the half-day that it is; morning where nothing is known of the day."""
    hours = diary.calendar(diary.today)
    return HalfDay(diary.today, half_of(hours.minute(diary.now)) if hours else Half.MORNING)


def used_up(
    state: HallState, queue: str, item: str | None, asked: HalfDay, diary: Diary, *, without: str = ""
) -> Refusal | None:
    """Return the refusal when the item has no number left for ``asked``, naming the next that has.

    Where nothing is known of a day, no quota holds on it. ``without`` is the
    id of a booking that is to be moved and so does not count.
    """
    quota = state.plan.quotas.get(item or "")
    if quota is None or diary.calendar(asked.day) is None:
        return None
    used = _used(state, item, diary, without)
    if used[asked] < _limit(quota, asked):
        return None
    later = (at for at in _halves(state, queue, diary) if used[at] < _limit(quota, at))
    following = next(later, None)
    expected = f"next: {following}" if following else f"none within {LOOK_AHEAD} days"
    return Refusal(code="quota_used", field="item", value=item, expected=expected)


def numbers_left(state: HallState, item: str, diary: Diary) -> tuple[Left, ...]:
    """Return what an item has left: now, later today, and in the next half-day after today that has any.

    Nothing where no quota holds.
    """
    quota, queue = state.plan.quotas.get(item), state.plan.queue_of_item.get(item)
    if quota is None or queue is None or diary.calendar(diary.today) is None:
        return ()
    used, now = _used(state, item, diary, ""), half_day_of(diary)
    halves = [at for at in _halves(state, queue, diary) if at != now]
    today = [at for at in halves if at.day == diary.today]
    later = (at for at in halves if at.day != diary.today and used[at] < _limit(quota, at))
    shown = [now, *today, *([found] if (found := next(later, None)) else [])]
    return tuple(Left(at, _until(at, diary), max(_limit(quota, at) - used[at], 0)) for at in shown)


def _until(at: HalfDay, diary: Diary) -> datetime:
    hours = diary.calendar(at.day)
    return hours.instant(NOON if at.half is Half.MORNING else MINUTES_OF_DAY) if hours else diary.now


def _limit(quota: Quota, at: HalfDay) -> int:
    return quota.morning if at.half is Half.MORNING else quota.afternoon


def _used(state: HallState, item: str | None, diary: Diary, without: str) -> Counter[HalfDay]:
    """Count the numbers given and promised by half-day: withdrawn and unclaimed ones are free again."""
    given = (
        _half_day(state, ticket, diary)
        for ticket in state.tickets.values()
        if _takes(ticket, item) and ticket.state is not State.CANCELLED
    )
    promised = (
        HalfDay(booking.day, booking.slot.half)
        for booking in state.bookings.booked()
        if booking.item == item and booking.id != without
    )
    return Counter([*given, *promised])


def _takes(ticket: Ticket, item: str | None) -> bool:
    """Tell whether the ticket has one of the item's numbers: a visit has one of each item along it."""
    if not ticket.stops:
        return ticket.item == item
    return any(stop.item == item and stop.progress != "skipped" for stop in ticket.stops)


def _half_day(state: HallState, ticket: Ticket, diary: Diary) -> HalfDay:
    """Return the half-day a ticket counts for: that of its slot, whenever its holder came."""
    booking = state.bookings.by_id.get(ticket.id)
    if booking is not None:
        return HalfDay(booking.day, booking.slot.half)
    hours = diary.calendar(ticket.day)
    return HalfDay(ticket.day, half_of(hours.minute(ticket.issued_at)) if hours else Half.MORNING)


def _halves(state: HallState, queue: str, diary: Diary) -> Iterator[HalfDay]:
    """Yield the half-days from now on in which the queue is served."""
    now = half_day_of(diary)
    for day in diary.days(LOOK_AHEAD):
        hours = diary.calendar(day)
        for half in open_halves(openings(hours, state.plan.queues[queue])) if hours else ():
            over = day == now.day and (half, now.half) == (Half.MORNING, Half.AFTERNOON)
            if not over:
                yield HalfDay(day, half)
