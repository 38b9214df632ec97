"""What happened, one file a subject.

Events carry all that was decided (numbers, days, estimates), so that a replay
decides nothing anew. A stored field is never renamed or given another meaning;
new ones get defaults.
"""

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
from queue_server.domain.events.tickets import TicketCancelled, TicketExpired, TicketIssued
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
    | WindowOpened
    | WindowPaused
    | WindowClosed
    | SlipPrinted
    | SlipFailed
    | CallShown
    | CallSpoken
)

__all__ = [
    "AnyEvent",
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
    "WindowClosed",
    "WindowOpened",
    "WindowPaused",
]
