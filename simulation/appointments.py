"""What people do about appointments: rows of the workload."""

from datetime import timedelta
from typing import Final

from simulation.sight import Sight
from simulation.site import ITEMS, QUEUES
from simulation.visits import person
from wire import bookings
from wire.intents import Intent

SLOT_MINUTES: Final = 5
"""What every length of a slot is a multiple of."""
DIGITS: Final = ("0001", "0002", "0003")


def book(sight: Sight, name: str) -> Intent:
    """Book a slot that is soon, or at this time tomorrow; many are full, and some begin at another minute."""
    day, time = _soon(sight)
    who, digits = person(sight.chance), sight.chance.choice((None, *DIGITS))
    if sight.chance.random() < 0.5:
        item = sight.chance.choice(tuple(ITEMS))
        return bookings.Book(command_id=name, day=day, time=time, item=item, person=who, digits=digits)
    queue = sight.chance.choice(QUEUES)
    return bookings.Book(command_id=name, day=day, time=time, queue=queue, person=who, digits=digits)


def check_in(sight: Sight, name: str) -> Intent | None:
    """Say that one has come."""
    if sight.chance.random() < 0.2:
        return bookings.CheckIn(command_id=name, digits=sight.chance.choice(DIGITS))
    code = _mine(sight)
    return bookings.CheckIn(command_id=name, code=code) if code else None


def move(sight: Sight, name: str) -> Intent | None:
    """Take another slot instead."""
    code, (day, time) = _mine(sight), _soon(sight)
    return bookings.MoveBooking(command_id=name, code=code, day=day, time=time) if code else None


def cancel(sight: Sight, name: str) -> Intent | None:
    """Give the place back."""
    code = _mine(sight)
    return bookings.CancelBooking(command_id=name, code=code) if code else None


def _mine(sight: Sight) -> str | None:
    return sight.chance.choice(sight.booked) if sight.booked else None


def _soon(sight: Sight) -> tuple[str, str]:
    """Return the day and time of a moment within the hour, mostly at a quarter."""
    step = 30 if sight.chance.random() < 0.7 else SLOT_MINUTES
    past = sight.local.replace(minute=sight.local.minute // step * step)
    days = timedelta(days=1 if sight.chance.random() < 0.1 else 0)
    at = past + timedelta(minutes=step * sight.chance.randint(1, 2)) + days
    return f"{at:%Y-%m-%d}", f"{at:%H:%M}"
