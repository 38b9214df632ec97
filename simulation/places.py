"""Appointments and quotas held against the log: no slot is overfull, no item has more numbers than it may."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from queue_server.domain import events as e
from queue_server.domain.hours import Hours
from queue_server.domain.itinerary import Stop
from queue_server.domain.plan import Plan
from queue_server.engine.record import Record
from simulation.violation import Violation

NOON = 720
"""Minutes after midnight."""
Slot = tuple[str, datetime]
Half = tuple[str, str]


def slots_kept(records: Iterable[Record], plan: Plan) -> None:
    """Raise Violation when more than a slot's capacity hold a place in it; who has come keeps his."""
    at: dict[str, Slot] = {}
    for record in records:
        event = record.event
        if isinstance(event, e.BookingMade):
            at[event.booking] = (event.queue, event.start)
            _room(plan, at, event.booking)
        elif isinstance(event, e.BookingMoved):
            at[event.booking] = (at[event.booking][0], event.start)
            _room(plan, at, event.booking)
        elif isinstance(event, e.BookingCancelled | e.BookingReleased):
            del at[event.booking]


def _room(plan: Plan, at: dict[str, Slot], booking: str) -> None:
    queue, start = slot = at[booking]
    rule, taken = plan.slots[queue], sum(one == slot for one in at.values())
    if taken * 100 > rule.capacity * (100 - rule.walk_ins):
        raise Violation("slot overfull", f"{queue} {start}: {taken} of {rule.capacity}")


class Numbered(msgspec.Struct, frozen=True):
    """One number given or promised: for which half of which day, and for which items."""

    half: Half
    items: frozenset[str]


def quotas_kept(records: Iterable[Record], plan: Plan, hours: Callable[[str], Hours | None]) -> None:
    """Raise Violation when a number was given or promised of an item that had none left that half-day.

    A visit has a number of each of its items. Stops that a clerk adds count too, but need no number.
    """
    given: dict[str, Numbered] = {}
    for record in records:
        event = record.event
        if isinstance(event, e.BookingMade):
            given[event.booking] = Numbered((event.day, event.half), _items((), event.item))
            _left(plan, given, event.booking, hours(event.day))
        elif isinstance(event, e.BookingMoved):
            given[event.booking] = Numbered((event.day, event.half), given[event.booking].items)
            _left(plan, given, event.booking, hours(event.day))
        elif isinstance(event, e.TicketIssued) and event.ticket not in given:
            known = hours(event.day)
            taken = event.taken_at or record.at
            half = "morning" if known is None or known.minute(taken) < NOON else "afternoon"
            given[event.ticket] = Numbered((event.day, half), _items(event.stops, event.item))
            asked = event.block is None  # what a kiosk gave by itself counts, but nobody was asked
            of_the_day = asked and known is not None and 0 <= known.minute(record.at) < 25 * 60
            _left(plan, given, event.ticket, known if of_the_day else None)
        elif isinstance(event, e.ItineraryChanged):
            was = given[event.ticket]
            given[event.ticket] = Numbered(was.half, _items(event.stops, event.item))
        elif isinstance(event, e.BookingCancelled | e.BookingReleased):
            del given[event.booking]
        elif isinstance(event, e.TicketCancelled):
            del given[event.ticket]


def _items(stops: Iterable[Stop], item: str | None) -> frozenset[str]:
    along = {stop.item for stop in stops if stop.progress != "skipped"} | {item}
    return frozenset(one for one in along if one is not None)


def _left(plan: Plan, given: dict[str, Numbered], name: str, hours: Hours | None) -> None:
    """Raise Violation when the newest number is one too many; where nothing is known of a day, none is."""
    newest = given[name]
    used = Counter(item for one in given.values() if one.half == newest.half for item in one.items)
    for item in newest.items if hours else ():
        quota = plan.quotas.get(item)
        if quota and used[item] > getattr(quota, newest.half[1]):
            raise Violation("quota exceeded", f"{newest.half} {item}: {used[item]} by {name}")
