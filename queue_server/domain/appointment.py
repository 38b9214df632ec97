"""An appointment 预约: a booked place in a slot, which becomes a ticket when its holder checks in."""

from datetime import datetime, timedelta

import msgspec

from queue_server.domain.half_day import Half
from queue_server.domain.lifecycle import State
from queue_server.domain.limits import CheckInRule


class Slot(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of ``day`` (local ISO date), told to citizens by its local ``time`` HH:MM."""

    day: str
    time: str
    start: datetime
    until: datetime
    half: Half


class Booking(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One citizen's appointment; ``id`` will be the ticket's, ``code`` is the right to it.

    ``state`` is BOOKED, and once that is over WAITING (checked in; the ticket
    lives on by itself), NO_SHOW or CANCELLED. ``digits`` are the last of the
    phone number, by which its holder may check in; ``person`` is opaque.
    """

    id: str
    code: str
    queue: str
    slot: Slot
    booked_at: datetime
    state: State = State.BOOKED
    item: str | None = None
    person: str | None = None
    digits: str | None = None
    language: str = "zh"
    channel: str = "rest"

    @property
    def day(self) -> str:
        """The local ISO date of the slot."""
        return self.slot.day

    def opens(self, rule: CheckInRule) -> datetime:
        """Return from when its holder may check in."""
        return self.slot.start - timedelta(minutes=rule.early)

    def punctual_until(self, rule: CheckInRule) -> datetime:
        """Return until when its holder goes before walk-ins, that instant included."""
        return self.slot.start + timedelta(minutes=rule.late)

    def released_at(self, rule: CheckInRule) -> datetime:
        """Return from when it counts as not claimed."""
        return self.slot.start + timedelta(minutes=rule.release)
