"""A ticket is called, called again, given up, and comes back."""

from datetime import datetime

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


class TicketRequeued(Event, frozen=True, kw_only=True):
    """Who had not come came back 过号重排; ``arrived_at`` is the place in the line that the rule gave."""

    ticket: str
    arrived_at: datetime
    by: str = "clerk"


class CallUnproven(Event, frozen=True, kw_only=True):
    """No screen or speaker proved the call in time: an alert for staff, never a no-show."""

    ticket: str
    window: str
    times: int
