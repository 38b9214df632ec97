"""Limits for one person 一人一号: one open number a queue, so many a day.

Who someone is comes as an opaque word made at the edge, the same each time;
the rules never see an identity number or a phone number. Withdrawn numbers do
not count.
"""

from collections.abc import Iterator

from queue_server.domain.appointment import Booking
from queue_server.domain.lifecycle import OPEN, State
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket


def limited(state: HallState, person: str | None, queue: str, day: str) -> Refusal | None:
    """Return why this person gets no number of ``queue`` on ``day``, the open business day."""
    if person is None:
        return None  # nobody in particular, as for most numbers
    refusal = waiting_already(state, person, queue, day) or _booked_already(state, person, queue, day)
    return refusal or _daily(state, person, day)


def limited_ahead(
    state: HallState, person: str | None, queue: str, day: str, *, without: str = ""
) -> Refusal | None:
    """Return why this person gets no appointment of ``queue`` on ``day``; one of another day is one too many.

    ``without`` is the id of the booking that is to be moved and so does not count.
    """
    refusal = waiting_already(state, person, queue, day)
    refusal = refusal or _booked_already(state, person, queue, without=without)
    return refusal or _daily(state, person, day, without)


def waiting_already(state: HallState, person: str | None, queue: str, day: str) -> Refusal | None:
    """Return the refusal when this person has an open ticket of ``queue``."""
    if not state.plan.persons.one_open:
        return None
    mine = (t for t in _tickets(state, person, day) if t.queue == queue and t.state in OPEN)
    ticket = next(mine, None)
    if ticket is None:
        return None
    expected = "that number to be called or withdrawn first"
    return Refusal(code="already_waiting", field="person", value=ticket.number, expected=expected)


def _booked_already(
    state: HallState, person: str | None, queue: str, day: str | None = None, without: str = ""
) -> Refusal | None:
    if not state.plan.persons.one_open:
        return None
    mine = (b for b in _bookings(state, person, without) if b.queue == queue and day in (None, b.day))
    booking = next(mine, None)
    if booking is None:
        return None
    value = f"{booking.day} {booking.slot.time}"
    expected = "to check in with it, or to move or cancel it"
    return Refusal(code="already_booked", field="person", value=value, expected=expected)


def _daily(state: HallState, person: str | None, day: str, without: str = "") -> Refusal | None:
    daily = state.plan.persons.daily
    given = sum(ticket.state is not State.CANCELLED for ticket in _tickets(state, person, day))
    promised = sum(booking.day == day for booking in _bookings(state, person, without))
    if not daily or given + promised < daily:
        return None
    expected = f"at most {daily} numbers a day"
    return Refusal(code="daily_limit", field="person", value=str(given + promised), expected=expected)


def _tickets(state: HallState, person: str | None, day: str) -> Iterator[Ticket]:
    all_of_them = state.tickets.values() if person is not None else ()
    return (ticket for ticket in all_of_them if ticket.person == person and ticket.day == day)


def _bookings(state: HallState, person: str | None, without: str) -> Iterator[Booking]:
    all_of_them = state.bookings.booked() if person is not None else ()
    return (booking for booking in all_of_them if booking.person == person and booking.id != without)
