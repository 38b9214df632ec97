"""What happened, one file a subject.

Events carry all that was decided (numbers, days, estimates), so that a replay
decides nothing anew. A stored field is never renamed or given another meaning;
new ones get defaults.
"""

from queue_server.domain.events.blocks import BlockLeased, BlockReturned
from queue_server.domain.events.boards import BoardDoubted, BoardTrusted
from queue_server.domain.events.bookings import (
    BookingCancelled,
    BookingCheckedIn,
    BookingMade,
    BookingMoved,
    BookingReleased,
)
from queue_server.domain.events.calls import (
    CallUnproven,
    TicketCalled,
    TicketMissed,
    TicketRecalled,
    TicketRequeued,
)
from queue_server.domain.events.day import DayOpened
from queue_server.domain.events.event import Event
from queue_server.domain.events.helping import HelpCalled, HelpEnded, HelpTaken
from queue_server.domain.events.proofs import CallShown, CallSpoken, SlipFailed, SlipPrinted
from queue_server.domain.events.ratings import ServiceRated
from queue_server.domain.events.service import (
    ServiceFinished,
    ServiceStarted,
    TicketHeld,
    TicketReleased,
    TicketResumed,
    TicketTransferred,
)
from queue_server.domain.events.stops import ItineraryChanged, StopFinished
from queue_server.domain.events.tickets import TicketCancelled, TicketExpired, TicketIssued, TicketUnbound
from queue_server.domain.events.windows import ActionUndone, WindowClosed, WindowOpened, WindowPaused

AnyEvent = (
    DayOpened
    | TicketIssued
    | TicketCalled
    | TicketRecalled
    | ServiceStarted
    | ServiceFinished
    | TicketMissed
    | TicketHeld
    | TicketResumed
    | TicketTransferred
    | TicketCancelled
    | TicketExpired
    | TicketUnbound
    | WindowOpened
    | WindowPaused
    | WindowClosed
    | SlipPrinted
    | SlipFailed
    | CallShown
    | CallSpoken
    | BookingMade
    | BookingMoved
    | BookingCancelled
    | BookingCheckedIn
    | BookingReleased
    | TicketRequeued
    | CallUnproven
    | TicketReleased
    | ActionUndone
    | StopFinished
    | ItineraryChanged
    | BlockLeased
    | BlockReturned
    | BoardDoubted
    | BoardTrusted
    | HelpCalled
    | HelpTaken
    | HelpEnded
    | ServiceRated
)


def touched(event: Event) -> tuple[str, ...]:
    """Return the ids of the tickets that the event changes; none for what happens to day or window."""
    one: str | None = getattr(event, "ticket", None)
    several: tuple[str, ...] = getattr(event, "tickets", (one,) if one is not None else ())
    return several


__all__ = [
    "ActionUndone",
    "AnyEvent",
    "BlockLeased",
    "BlockReturned",
    "BoardDoubted",
    "BoardTrusted",
    "BookingCancelled",
    "BookingCheckedIn",
    "BookingMade",
    "BookingMoved",
    "BookingReleased",
    "CallShown",
    "CallSpoken",
    "CallUnproven",
    "DayOpened",
    "Event",
    "HelpCalled",
    "HelpEnded",
    "HelpTaken",
    "ItineraryChanged",
    "ServiceFinished",
    "ServiceRated",
    "ServiceStarted",
    "SlipFailed",
    "SlipPrinted",
    "StopFinished",
    "TicketCalled",
    "TicketCancelled",
    "TicketExpired",
    "TicketHeld",
    "TicketIssued",
    "TicketMissed",
    "TicketRecalled",
    "TicketReleased",
    "TicketRequeued",
    "TicketResumed",
    "TicketTransferred",
    "TicketUnbound",
    "WindowClosed",
    "WindowOpened",
    "WindowPaused",
    "touched",
]
