"""A ticket is called, called again, given up."""

from queue_server.domain.events.event import Event


class TicketCalled(Event, frozen=True, kw_only=True):
    """A window called a waiting ticket 叫号."""

    ticket: str
    window: str


class TicketRecalled(Event, frozen=True, kw_only=True):
    """The same window called again 重呼; ``times`` counts from 1, the first call included."""

    ticket: str
    window: str
    times: int


class TicketMissed(Event, frozen=True, kw_only=True):
    """The citizen did not come 过号."""

    ticket: str
    window: str
