"""The bookings of a site, found by id, by code and by slot; those of later days live over the day's end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from queue_server.domain.appointment import Booking
from queue_server.domain.lifecycle import State

HOLDING: Final = frozenset({State.BOOKED, State.WAITING})
"""In these a booking holds its place in the slot: its holder may still come, or has come."""


@dataclass
class Bookings:
    """Changed by ``put`` and ``forget_before`` alone; ``held`` counts the places taken in each slot."""

    by_id: dict[str, Booking] = field(default_factory=dict)
    by_code: dict[str, str] = field(default_factory=dict)
    held: dict[tuple[str, datetime], int] = field(default_factory=dict)

    def find(self, code: str) -> Booking | None:
        """Return the booking with that code."""
        return self.by_id.get(self.by_code.get(code, ""))

    def in_slot(self, queue: str, start: datetime) -> int:
        """Return how many places are taken in the queue's slot that begins at ``start``."""
        return self.held.get((queue, start), 0)

    def booked(self) -> Iterable[Booking]:
        """Return those whose holders have neither come nor given up."""
        return (booking for booking in self.by_id.values() if booking.state is State.BOOKED)

    def put(self, booking: Booking) -> None:
        """Keep a booking as it is now."""
        self._count(self.by_id.get(booking.id), -1)
        self._count(booking, +1)
        self.by_id[booking.id] = booking
        self.by_code[booking.code] = booking.id

    def forget_before(self, day: str) -> None:
        """Forget what is over of days before ``day``."""
        over = [b for b in self.by_id.values() if b.day < day and b.state is not State.BOOKED]
        for booking in over:
            self._count(booking, -1)
            del self.by_id[booking.id], self.by_code[booking.code]

    def _count(self, booking: Booking | None, step: int) -> None:
        if booking is None or booking.state not in HOLDING:
            return
        key = (booking.queue, booking.slot.start)
        self.held[key] = self.held.get(key, 0) + step
        if not self.held[key]:
            del self.held[key]
