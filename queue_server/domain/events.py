"""What happened: the only way state changes, and the truth that is kept.

Events carry all that was decided (numbers, days, estimates), so that a replay
decides nothing anew. A stored field is never renamed or given another meaning;
new ones get defaults.
"""

import re

import msgspec


def _kind(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=_kind, omit_defaults=True):
    """The root of all events."""


class DayOpened(Event, frozen=True, kw_only=True):
    """A business day begins: numbers restart. The day is read from here, never from a clock again."""

    day: str


class TicketIssued(Event, frozen=True, kw_only=True):
    """A number was taken 取号; ``sequence`` is its place in the day's numbers of its prefix."""

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
    phone: str | None = None
    people_ahead: int = 0
    wait_low: int | None = None
    wait_high: int | None = None


class TicketCalled(Event, frozen=True, kw_only=True):
    """A window called a waiting ticket 叫号."""

    ticket: str
    window: str


class TicketRecalled(Event, frozen=True, kw_only=True):
    """The same window called again 重呼; ``times`` counts from 1, the first call included."""

    ticket: str
    window: str
    times: int


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


class TicketMissed(Event, frozen=True, kw_only=True):
    """The citizen did not come 过号."""

    ticket: str
    window: str


class TicketHeld(Event, frozen=True, kw_only=True):
    """The ticket was parked 挂起; the window is free."""

    ticket: str
    window: str


class TicketResumed(Event, frozen=True, kw_only=True):
    """A held ticket is served again 恢复."""

    ticket: str
    window: str


class TicketTransferred(Event, frozen=True, kw_only=True):
    """The ticket waits elsewhere 转移, with its old arrival time; ``to_window`` binds it to one window."""

    ticket: str
    window: str
    to_queue: str
    to_window: str | None = None


class TicketCancelled(Event, frozen=True, kw_only=True):
    """The ticket was withdrawn 作废."""

    ticket: str
    reason: str = ""


class TicketExpired(Event, frozen=True, kw_only=True):
    """Left over when the next day opened 日终失效."""

    ticket: str


class WindowOpened(Event, frozen=True, kw_only=True):
    """A window is open, staffed by ``clerk``."""

    window: str
    clerk: str


class WindowPaused(Event, frozen=True, kw_only=True):
    """A window pauses 暂停服务."""

    window: str


class WindowClosed(Event, frozen=True, kw_only=True):
    """A window closed."""

    window: str


class SlipPrinted(Event, frozen=True, kw_only=True):
    """A printer proved that the slip came out."""

    ticket: str
    printer: str


class SlipFailed(Event, frozen=True, kw_only=True):
    """The slip did not come out, or nobody knows."""

    ticket: str
    printer: str
    reason: str


class CallShown(Event, frozen=True, kw_only=True):
    """A screen proved that it drew a call."""

    ticket: str
    times: int
    screen: str


class CallSpoken(Event, frozen=True, kw_only=True):
    """A speaker proved that it said a call to the end."""

    ticket: str
    times: int
    speaker: str


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
