"""A ticket begins, and ends other than by service."""

from datetime import datetime

from queue_server.domain.events.event import Event
from queue_server.domain.itinerary import Stop
from wire.live import Today


class TicketIssued(Event, frozen=True, kw_only=True):
    """A number was taken 取号; ``sequence`` is its place in the day's numbers of its prefix.

    ``due`` is the slot of an appointment that came in time; ``person`` an opaque word for who took it;
    ``bound_to`` a window or ``clerk:<name>`` that alone may call it.
    ``block`` is the number block it was given out of, ``taken_at`` when, where the server heard of it later.
    ``wait_low`` and ``wait_high`` are minutes; the wait is expected to be as
    likely longer as shorter than ``wait_seconds``; ``today`` whether it ends before closing.
    """

    ticket: str
    number: str
    queue: str
    day: str
    sequence: int
    follow: str
    item: str | None = None
    priority: str = "ordinary"
    language: str = "zh"
    channel: str = "kiosk"
    stops: tuple[Stop, ...] = ()
    stop: int = 0
    phone: str | None = None
    person: str | None = None
    due: datetime | None = None
    bound_to: str | None = None
    people_ahead: int = 0
    wait_low: int | None = None
    wait_high: int | None = None
    wait_seconds: int | None = None
    today: Today | None = None
    block: str | None = None
    taken_at: datetime | None = None


class TicketUnbound(Event, frozen=True, kw_only=True):
    """A ticket that one window or clerk did not call in time waits for all windows of its queue."""

    ticket: str


class TicketCancelled(Event, frozen=True, kw_only=True):
    """The ticket was withdrawn 作废."""

    ticket: str
    reason: str = ""


class TicketExpired(Event, frozen=True, kw_only=True):
    """Left over 日终失效: ``reason`` is ``day_over``, or ``closing`` when the hall had closed for the day."""

    ticket: str
    reason: str = "day_over"
