"""Checking in 签到取号: a booking becomes a ticket, in time with its priority, late as a walk-in's."""

from queue_server.domain.appointment import Booking
from queue_server.domain.ask import Ask
from queue_server.domain.booking import held, over
from queue_server.domain.decision import Decision
from queue_server.domain.events import BookingCheckedIn
from queue_server.domain.issuing import issued
from queue_server.domain.lifecycle import Action
from queue_server.domain.person import waiting_already
from queue_server.domain.plan import APPOINTMENT, ORDINARY
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire.bookings import CheckIn


def check_in(state: HallState, intent: CheckIn, ask: Ask) -> Decision:
    """Give the booking's holder a number."""
    booking = _claimed(state, intent, ask)
    if isinstance(booking, Refusal):
        return booking
    refusal = _wrong_time(state, booking, ask) or _no_number(state, booking)
    if refusal is not None:
        return refusal
    late = ask.now > booking.punctual_until(state.plan.check_in)
    ticket = issued(
        state,
        ask,
        ticket=booking.id,
        queue=booking.queue,
        item=booking.item,
        priority=ORDINARY if late else APPOINTMENT,
        language=booking.language,
        channel=intent.channel,
        person=booking.person,
        due=None if late else booking.slot.start,
    )
    return [BookingCheckedIn(booking=booking.id, late=late), ticket]


def _claimed(state: HallState, intent: CheckIn, ask: Ask) -> Booking | Refusal:
    if [intent.code, intent.digits, intent.person].count(None) != 2:
        expected = "the code, the last digits of the phone number, or a person"
        return Refusal(code="code_or_digits", field="code", value=intent.code, expected=expected)
    if intent.code is not None:
        return held(state, intent.code, Action.CHECK_IN)
    mine = [b for b in state.bookings.booked() if b.day == ask.today]
    if intent.person is not None:
        return _by_person(state, [b for b in mine if b.person == intent.person], ask)
    return _by_digits(state, str(intent.digits), [b for b in mine if b.digits == intent.digits], ask)


def _by_person(state: HallState, mine: list[Booking], ask: Ask) -> Booking | Refusal:
    """Return the booking of a person; of several the first that can check in now."""
    ready = [booking for booking in mine if _wrong_time(state, booking, ask) is None]
    found = sorted(ready or mine, key=lambda booking: booking.slot.start)
    if not found:
        expected = "a person with an appointment today"
        return Refusal(code="unknown_booking", field="person", expected=expected)
    return found[0]


def _by_digits(state: HallState, digits: str, mine: list[Booking], ask: Ask) -> Booking | Refusal:
    """Return the booking with these last digits; of several the one that can check in now."""
    ready = [booking for booking in mine if _wrong_time(state, booking, ask) is None]
    found = ready or mine
    if not found:
        expected = "the last digits of a phone number with an appointment today"
        return Refusal(code="unknown_booking", field="digits", value=digits, expected=expected)
    if len(found) > 1:
        return Refusal(code="which_booking", field="digits", value=digits, expected="the code")
    return found[0]


def _wrong_time(state: HallState, booking: Booking, ask: Ask) -> Refusal | None:
    rule = state.plan.check_in
    if ask.now >= booking.released_at(rule):
        return over(booking)
    if ask.now < booking.opens(rule) or booking.day > state.day:  # a number of today ends with today
        when = f"{booking.day} {booking.slot.time}"
        expected = f"at most {rule.early} minutes before it, on its day"
        return Refusal(code="too_early", field="code", value=when, expected=expected)
    return None


def _no_number(state: HallState, booking: Booking) -> Refusal | None:
    if booking.queue not in state.plan.queues:
        expected = ", ".join(state.plan.queues)
        return Refusal(code="unknown_queue", field="queue", value=booking.queue, expected=expected)
    return waiting_already(state, booking.person, booking.queue, state.day)
