"""Booking a place in a slot 预约, moving it 改约, withdrawing it 取消预约."""

from hashlib import blake2b
from itertools import count
from typing import Final

import msgspec

from queue_server.domain.appointment import Booking, Slot
from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import BookingCancelled, BookingMade, BookingMoved
from queue_server.domain.issuing import queue_of
from queue_server.domain.lifecycle import BEFORE, Action, after
from queue_server.domain.person import limited_ahead
from queue_server.domain.quota import HalfDay, used_up
from queue_server.domain.refusal import Refusal
from queue_server.domain.slots import slot_for
from queue_server.domain.state import HallState
from wire.bookings import Book, CancelBooking, MoveBooking

CODE_DIGITS: Final = 12
"""Short enough for number keys; of a thousand million guesses at a thousand bookings one is right."""


class _Wanted(msgspec.Struct, frozen=True):
    queue: str
    item: str | None
    person: str | None


def book(state: HallState, intent: Book, ask: Ask) -> Decision:
    """Take a place in the slot that begins at ``time``."""
    queue = queue_of(state, intent.item, intent.queue)
    if isinstance(queue, Refusal):
        return queue
    slot = _place(state, intent, _Wanted(queue, intent.item, intent.person), ask)
    if isinstance(slot, Refusal):
        return slot
    made = BookingMade(
        booking=ask.fresh_id,
        code=_fresh_code(state, ask.fresh_follow),
        queue=queue,
        day=slot.day,
        time=slot.time,
        start=slot.start,
        until=slot.until,
        half=slot.half.value,
        item=intent.item,
        person=intent.person,
        digits=intent.digits,
        language=intent.language,
        channel=intent.channel,
    )
    return [made]


def move(state: HallState, intent: MoveBooking, ask: Ask) -> Decision:
    """Take a place in another slot of the same queue, and give the one held back."""
    booking = held(state, intent.code, Action.MOVE)
    if isinstance(booking, Refusal):
        return booking
    if ask.now >= booking.released_at(state.plan.check_in):
        return over(booking)
    wanted = _Wanted(booking.queue, booking.item, booking.person)
    slot = _place(state, intent, wanted, ask, booking)
    if isinstance(slot, Refusal):
        return slot
    moved = BookingMoved(
        booking=booking.id,
        day=slot.day,
        time=slot.time,
        start=slot.start,
        until=slot.until,
        half=slot.half.value,
    )
    return [moved]


def cancel(state: HallState, intent: CancelBooking, _ask: Ask) -> Decision:
    """Give the place back."""
    booking = held(state, intent.code, Action.CANCEL)
    return booking if isinstance(booking, Refusal) else [BookingCancelled(booking=booking.id)]


def held(state: HallState, code: str, action: Action) -> Booking | Refusal:
    """Return the booking with that code if the life cycle lets ``action`` happen; a number is none."""
    booking = state.bookings.find(code)
    if booking is None:
        expected = "the code that was given with the appointment"
        return Refusal(code="unknown_booking", field="code", value=code, expected=expected)
    if booking.state in BEFORE and after(booking.state, action) is not None:
        return booking
    ticket = state.tickets.get(booking.id)
    if ticket is None:
        return over(booking)
    expected = "the call of this number"
    return Refusal(code="checked_in", field="code", value=ticket.number, expected=expected)


def over(booking: Booking) -> Refusal:
    """Return the refusal for a booking that can no longer be used."""
    when = f"{booking.day} {booking.slot.time}"
    return Refusal(code="booking_over", field="code", value=when, expected="an appointment still open")


def _place(
    state: HallState, intent: Book | MoveBooking, wanted: _Wanted, ask: Ask, own: Booking | None = None
) -> Slot | Refusal:
    """Return the slot asked for when the person may have a place in it; ``own`` is given back."""
    diary, without = ask.diary, own.id if own else ""
    held_slot = own.slot if own else None
    slot = slot_for(state, wanted.queue, intent.day, intent.time, diary, own=held_slot)
    if isinstance(slot, Refusal):
        return slot
    refusal = limited_ahead(state, wanted.person, wanted.queue, slot.day, without=without)
    half_day = HalfDay(slot.day, slot.half)
    refusal = refusal or used_up(state, wanted.queue, wanted.item, half_day, diary, without=without)
    return refusal or slot


def _fresh_code(state: HallState, word: str) -> str:
    """Return a code that no booking has, made of the random ``word``."""
    codes = (_code(f"{word}{n}") for n in count())
    return next(code for code in codes if code not in state.bookings.by_code)


def _code(word: str) -> str:
    number = int.from_bytes(blake2b(word.encode()).digest())
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}d}"
