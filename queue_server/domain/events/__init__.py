"""What happened, one file a subject.

Events carry all that was decided (numbers, days, estimates), so that a replay
decides nothing anew. A stored field is never renamed or given another meaning;
new ones get defaults.
"""

from queue_server.domain.events.bookings import (
    BookingCancelled,
    BookingCheckedIn,
    BookingMade,
    BookingMoved,
    BookingReleased,
)
from queue_server.domain.events.calls import TicketCalled, TicketMissed, TicketRecalled
from queue_server.domain.events.day import DayOpened
from queue_server.domain.events.event import Event
from queue_server.domain.events.proofs import CallShown, CallSpoken, SlipFailed, SlipPrinted
from queue_server.domain.events.service import (
    ServiceFinished,
    ServiceStarted,
    TicketHeld,
    TicketResumed,
    TicketTransferred,
)
from queue_server.domain.events.tickets import TicketCancelled, TicketExpired, TicketIssued, TicketUnbound
from queue_server.domain.events.windows import WindowClosed, WindowOpened, WindowPaused

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
)

__all__ = [
    "AnyEvent",
    "BookingCancelled",
    "BookingCheckedIn",
    "BookingMade",
    "BookingMoved",
    "BookingReleased",
    "CallShown",
    "CallSpoken",
    "DayOpened",
    "Event",
    "ServiceFinished",
    "ServiceStarted",
    "SlipFailed",
    "SlipPrinted",
    "TicketCalled",
    "TicketCancelled",
    "TicketExpired",
    "TicketHeld",
    "TicketIssued",
    "TicketMissed",
    "TicketRecalled",
    "TicketResumed",
    "TicketTransferred",
    "TicketUnbound",
    "WindowClosed",
    "WindowOpened",
    "WindowPaused",
]
