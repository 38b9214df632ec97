"""What a site may set about appointments, quotas and persons, as values the rules read."""

import msgspec


class SlotRule(msgspec.Struct, frozen=True):
    """A queue's slots: ``minutes`` long, for ``capacity`` people; ``walk_ins`` percent are not booked."""

    minutes: int
    capacity: int
    walk_ins: int = 0
    days_ahead: int = 7

    @property
    def bookable(self) -> int:
        """How many of a slot's places can be booked; what is kept for walk-ins is rounded up."""
        return self.capacity * (100 - self.walk_ins) // 100


class CheckInRule(msgspec.Struct, frozen=True):
    """Minutes around a slot's start: check-in opens ``early`` before, is on time to ``late`` after.

    A booking not claimed ``release`` minutes after the start is over.
    """

    early: int = 30
    late: int = 10
    release: int = 30


class Quota(msgspec.Struct, frozen=True):
    """The numbers an item has in each half of a day."""

    morning: int
    afternoon: int


class BlockRule(msgspec.Struct, frozen=True):
    """Numbers lent to a kiosk at a time, from ``first`` on; a ``size`` of 0 lends none."""

    size: int = 0
    first: int = 501


class PersonRule(msgspec.Struct, frozen=True):
    """What one person may have: ``one_open`` number a queue; ``daily`` numbers, 0 for no limit."""

    one_open: bool = False
    daily: int = 0
