"""A visit with several stops goes on, or its stops are changed."""

from queue_server.domain.events.event import Event
from queue_server.domain.itinerary import Stop


class StopFinished(Event, frozen=True, kw_only=True):
    """Service at one stop ended and the ticket waits for the next 下一站, with its old arrival time.

    ``implied`` and ``by_next`` as in ``ServiceFinished``.
    """

    ticket: str
    window: str
    stop: int
    to_stop: int
    to_queue: str
    to_item: str | None = None
    implied: bool = False
    by_next: bool = False


class ItineraryChanged(Event, frozen=True, kw_only=True):
    """A clerk added, skipped or reordered ``stops``, which are as now; ``stop`` is the present one."""

    ticket: str
    change: str
    stops: tuple[Stop, ...]
    stop: int
    queue: str
    item: str | None = None
    reason: str = ""
