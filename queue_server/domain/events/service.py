"""Service at a window, and what interrupts it."""

from queue_server.domain.events.event import Event


class ServiceStarted(Event, frozen=True, kw_only=True):
    """The citizen stands at the window 开始办理."""

    ticket: str
    window: str


class ServiceFinished(Event, frozen=True, kw_only=True):
    """Service ended 办结.

    ``by_next`` when the clerk pressed next; ``implied`` when the start was
    never told, so that the length of the service is not a measurement.
    """

    ticket: str
    window: str
    implied: bool = False
    by_next: bool = False


class TicketHeld(Event, frozen=True, kw_only=True):
    """The ticket was parked 挂起; the window is free."""

    ticket: str
    window: str


class TicketResumed(Event, frozen=True, kw_only=True):
    """A held ticket is served again 恢复."""

    ticket: str
    window: str


class TicketReleased(Event, frozen=True, kw_only=True):
    """Held too long 挂起超时: the ticket waits again, with its old arrival time."""

    ticket: str
    window: str


class TicketTransferred(Event, frozen=True, kw_only=True):
    """The ticket waits elsewhere 转移, with its old arrival time.

    ``to_window`` binds it to one window, ``to_clerk`` to ``clerk:<name>``.
    """

    ticket: str
    window: str
    to_queue: str
    to_window: str | None = None
    to_clerk: str | None = None
