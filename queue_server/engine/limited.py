"""Which items with limited numbers have more or fewer of them after a group of records."""

from collections.abc import Iterable, Iterator

from queue_server.domain import events as e
from queue_server.domain.state import HallState
from queue_server.engine.record import Record


def limited(state: HallState, records: Iterable[Record]) -> tuple[str, ...]:
    """Return the items with a quota that ``records`` are about, each once; all of them on a new day."""
    quotas = state.plan.quotas
    if not quotas:
        return ()
    events = [record.event for record in records]
    if any(isinstance(event, e.DayOpened) for event in events):
        return tuple(quotas)
    found = (item for event in events for item in _items(state, event))
    return tuple(dict.fromkeys(item for item in found if item is not None and item in quotas))


def _items(state: HallState, event: e.Event) -> Iterator[str | None]:
    """Yield the items of the tickets and the booking that ``event`` is about."""
    for name in e.touched(event):
        ticket = state.tickets.get(name)
        if ticket is not None:
            yield ticket.item
            yield from (stop.item for stop in ticket.stops)
    booking = state.bookings.by_id.get(getattr(event, "booking", ""))
    if booking is not None:
        yield booking.item
