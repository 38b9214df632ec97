"""Slots 时段: the stretches of a day in which a queue takes so many appointments, made from the hours."""

from collections.abc import Iterator

import msgspec

from queue_server.domain.appointment import Slot
from queue_server.domain.diary import Diary
from queue_server.domain.half_day import half_of, openings
from queue_server.domain.hours import Hours
from queue_server.domain.limits import SlotRule
from queue_server.domain.plan import Queue
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState


class Place(msgspec.Struct, frozen=True):
    """A slot and how many of its ``capacity`` appointments are still free."""

    slot: Slot
    capacity: int
    free: int


def slots_of(day: str, hours: Hours, queue: Queue, rule: SlotRule) -> Iterator[Slot]:
    """Yield the queue's slots of a day in order; a rest too short for a whole slot is none."""
    for span in openings(hours, queue):
        for minute in range(span.start, span.until - rule.minutes + 1, rule.minutes):
            yield Slot(
                day=day,
                time=f"{minute // 60:02d}:{minute % 60:02d}",
                start=hours.instant(minute),
                until=hours.instant(minute + rule.minutes),
                half=half_of(minute),
            )


def places(state: HallState, queue_id: str, day: str, diary: Diary) -> list[Place]:
    """Return the slots of a day that can be booked now, full ones with none free.

    Empty when the queue takes no appointments, on days off, past and too far days;
    a day that has ended is past, even when the clock was set back into it.
    """
    rule = state.plan.slots.get(queue_id)
    hours = diary.calendar(day) if rule and day in diary.days(rule.days_ahead) else None
    if rule is None or hours is None or day < state.day:
        return []
    return [
        Place(slot, rule.bookable, max(rule.bookable - state.bookings.in_slot(queue_id, slot.start), 0))
        for slot in slots_of(day, hours, state.plan.queues[queue_id], rule)
        if slot.start > diary.now
    ]


def slot_for(
    state: HallState, queue_id: str, day: str, time: str, diary: Diary, *, own: Slot | None = None
) -> Slot | Refusal:
    """Return the slot that begins then, if there is a place in it; one's ``own`` always has."""
    if queue_id not in state.plan.slots:
        return Refusal(code="no_appointments", field="queue", value=queue_id, expected=_others(state))
    found = next((at for at in places(state, queue_id, day, diary) if at.slot.time == time), None)
    if found is None:
        expected = _next(state, queue_id, diary)
        return Refusal(code="no_slot", field="time", value=f"{day} {time}", expected=expected)
    if not found.free and found.slot != own:
        expected = _next(state, queue_id, diary)
        return Refusal(code="slot_full", field="time", value=f"{day} {time}", expected=expected)
    return found.slot


def first_free(state: HallState, queue_id: str, diary: Diary) -> Slot | None:
    """Return the next slot with a place in it."""
    days = diary.days(state.plan.slots[queue_id].days_ahead)
    open_places = (place for day in days for place in places(state, queue_id, day, diary) if place.free)
    first = next(open_places, None)
    return first.slot if first else None


def _next(state: HallState, queue_id: str, diary: Diary) -> str:
    first = first_free(state, queue_id, diary)
    return f"next: {first.day} {first.time}" if first else "none is free in the days ahead"


def _others(state: HallState) -> str:
    return f"a queue with slots: {', '.join(state.plan.slots)}" if state.plan.slots else "no queue takes any"
