"""Bookings that nobody claimed 爽约: what time does to them, with nobody asking."""

from collections.abc import Sequence
from datetime import datetime

from queue_server.domain.events import BookingReleased
from queue_server.domain.state import HallState


def due_bookings(state: HallState, now: datetime) -> Sequence[BookingReleased]:
    """Return the release of every booking whose time to be claimed is over at ``now``."""
    rule = state.plan.check_in
    over = (b for b in state.bookings.booked() if now >= b.released_at(rule))
    return [BookingReleased(booking=booking.id) for booking in over]


def left_behind(state: HallState, today: str) -> Sequence[BookingReleased]:
    """Return the release of every booking of days before ``today`` (ISO date)."""
    return [BookingReleased(booking=b.id) for b in state.bookings.booked() if b.day < today]
