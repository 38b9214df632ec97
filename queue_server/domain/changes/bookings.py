"""How the state changes: an appointment is made, moved, withdrawn, claimed or left."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.appointment import Booking, Slot
from queue_server.domain.changes.change import Change
from queue_server.domain.half_day import Half
from queue_server.domain.lifecycle import Action, after
from queue_server.domain.state import HallState


def _made(state: HallState, event: e.BookingMade, at: datetime) -> None:
    booking = Booking(
        id=event.booking,
        code=event.code,
        queue=event.queue,
        slot=_slot(event),
        booked_at=at,
        item=event.item,
        person=event.person,
        digits=event.digits,
        language=event.language,
        channel=event.channel,
    )
    state.bookings.put(booking)


def _moved(state: HallState, event: e.BookingMoved, _at: datetime) -> None:
    _goes_on(state, event.booking, Action.MOVE, slot=_slot(event))


def _cancelled(state: HallState, event: e.BookingCancelled, _at: datetime) -> None:
    _goes_on(state, event.booking, Action.CANCEL)


def _checked_in(state: HallState, event: e.BookingCheckedIn, _at: datetime) -> None:
    _goes_on(state, event.booking, Action.CHECK_IN)


def _released(state: HallState, event: e.BookingReleased, _at: datetime) -> None:
    _goes_on(state, event.booking, Action.NO_SHOW)


def _goes_on(state: HallState, booking_id: str, action: Action, **news: Any) -> None:
    """Let ``action`` happen to a booking; AssertionError when the log cannot be true."""
    booking = state.bookings.by_id[booking_id]
    then = after(booking.state, action)
    if then is None:
        raise AssertionError(f"the log says {action} of booking {booking.id}, which is {booking.state}")
    state.bookings.put(replace(booking, state=then, **news))


def _slot(event: e.BookingMade | e.BookingMoved) -> Slot:
    return Slot(day=event.day, time=event.time, start=event.start, until=event.until, half=Half(event.half))


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.BookingMade: _made,
        e.BookingMoved: _moved,
        e.BookingCancelled: _cancelled,
        e.BookingCheckedIn: _checked_in,
        e.BookingReleased: _released,
    }
)
