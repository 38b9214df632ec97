"""A ticket is called, called again, given up."""

from queue_server.domain.events.event import Event
from queue_server.domain.fairness import Tally
from queue_server.domain.why import Why


class TicketCalled(Event, frozen=True, kw_only=True):
    """A window called a waiting ticket 叫号; ``why`` is None in logs of releases that did not tell."""

    ticket: str
    window: str
    why: Why | None = None
    tally: Tally | None = None


class TicketRecalled(Event, frozen=True, kw_only=True):
    """The same window called again 重呼; ``times`` counts from 1, the first call included."""

    ticket: str
    window: str
    times: int


class TicketMissed(Event, frozen=True, kw_only=True):
    """The citizen did not come 过号."""

    ticket: str
    window: str
