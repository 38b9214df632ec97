"""What clients are told of the hall: the plan, a snapshot, then numbered changes.

Every view in a change is the whole new value of one thing, so applying a
change twice does no harm. Times are aware datetimes (RFC 3339 in JSON).
"""

from datetime import datetime
from typing import Literal

import msgspec

from wire.message import Message

TicketState = Literal[
    "booked", "waiting", "called", "serving", "held", "finished", "no_show", "cancelled", "expired"
]
Today = Literal["likely", "doubtful", "no"]
WindowState = Literal["open", "paused", "closed"]


class View(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The root of the values inside messages; they carry no ``kind``, and hold no cycles to collect."""


class HallPlan(View, frozen=True, kw_only=True):
    """A hall 大厅: ``side`` is ``left``, ``right`` or ``""``."""

    id: str
    name: str
    name_en: str
    side: str = ""


class QueuePlan(View, frozen=True, kw_only=True):
    """A queue 队列: its windows, group, longest wait promised (minutes), and whether it can be booked."""

    id: str
    prefix: str
    name: str
    name_en: str
    windows: tuple[str, ...] = ()
    group: str = "default"
    promise: int = 30
    appointments: bool = False


class GroupPlan(View, frozen=True, kw_only=True):
    """A group of queues 队列组 and the policy by which it is decided who is next."""

    id: str
    name: str
    name_en: str
    policy: str


class WindowPlan(View, frozen=True, kw_only=True):
    """A window 窗口: ``label`` is what is written above it, ``helps`` are queues it serves when it can."""

    id: str
    label: str
    hall: str
    name: str
    name_en: str
    role: Literal["ordinary", "agent", "result", "enquiry"] = "ordinary"
    queues: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class PriorityPlan(View, frozen=True, kw_only=True):
    """A priority class 优先: why it goes first, and what it is worth, by the policy of the queue's group.

    ``head_start`` is in minutes; a higher ``rank`` goes first. An identity card
    gives it by itself ``from_age`` on; 0 never.
    """

    id: str
    name: str
    name_en: str
    head_start: int
    rank: int = 1
    from_age: int = 0
    reason: str = ""
    reason_en: str = ""


class KioskPlan(View, frozen=True, kw_only=True):
    """A kiosk 取号机: the hall it stands in, and how staff call the place, where that is known."""

    id: str
    hall: str
    place: str = ""
    place_en: str = ""


class SitePlan(View, frozen=True, kw_only=True):
    """What stands where at a site; changes only with the configuration.

    ``priorities`` are the classes a citizen may choose, ``given`` those that the system gives.
    """

    site: str
    name: str
    name_en: str
    halls: tuple[HallPlan, ...]
    windows: tuple[WindowPlan, ...]
    queues: tuple[QueuePlan, ...]
    groups: tuple[GroupPlan, ...] = ()
    priorities: tuple[PriorityPlan, ...] = ()
    given: tuple[PriorityPlan, ...] = ()
    kiosks: tuple[KioskPlan, ...] = ()
    phone_consult: str = ""
    phone_complaint: str = ""


class StopView(View, frozen=True, kw_only=True):
    """A stop of a visit with several; ``windows`` are those that serve it."""

    queue: str
    progress: Literal["ahead", "here", "done", "skipped"]
    item: str | None = None
    windows: tuple[str, ...] = ()


class TicketView(View, frozen=True, kw_only=True):
    """A ticket as the outside sees it.

    ``window`` is where it was called (or is bound to, while waiting after a
    transfer); ``windows`` are the windows that may call it. ``times`` counts
    its calls. The wait lies between ``wait_low`` and ``wait_high`` (minutes)
    four times of five; it is as likely longer as shorter than ``wait_seconds``;
    ``today`` tells whether the turn comes before closing, None where nobody knows.
    ``slip`` is ``""`` (not yet known), ``printed`` or the reason
    why not. ``proven_at`` is when a device first proved the present call,
    ``unproven`` that none did in time; ``returns`` counts the no-shows it came
    back from. ``block`` is the number block it was given out of while the
    line was down. ``stops`` are those of a visit with several. ``follow`` is the
    secret path part of its page, given only to who took the number.
    """

    id: str
    number: str
    queue: str
    state: TicketState
    issued_at: datetime
    item: str | None = None
    priority: str = "ordinary"
    windows: tuple[str, ...] = ()
    window: str | None = None
    times: int = 0
    people_ahead: int | None = None
    wait_low: int | None = None
    wait_high: int | None = None
    wait_seconds: int | None = None
    today: Today | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    slip: str = ""
    proven_at: datetime | None = None
    unproven: bool = False
    returns: int = 0
    stops: tuple[StopView, ...] = ()
    block: str | None = None
    follow: str | None = None


class WindowView(View, frozen=True, kw_only=True):
    """A window now: who sits there and which ticket is at it.

    ``reason`` and ``until`` are why and about how long it pauses, where that was told. ``rated`` is
    how many citizens rated today who sits here, ``rating_sum`` the sum of their levels (1 to 5).
    """

    id: str
    state: WindowState
    clerk: str | None = None
    ticket: str | None = None
    number: str | None = None
    ticket_state: str | None = None
    since: datetime | None = None
    reason: str = ""
    until: datetime | None = None
    rated: int = 0
    rating_sum: int = 0


class QueueView(View, frozen=True, kw_only=True):
    """A queue now: how many wait, and the expected wait in whole minutes of who joins it now.

    ``wait_low``/``wait_high`` are None when no open window serves the queue.
    ``today`` tells whether who joins now is called before closing, None where nobody knows.
    """

    id: str
    waiting: int
    open_windows: int
    first_since: datetime | None = None
    wait_low: int | None = None
    wait_high: int | None = None
    today: Today | None = None


class HalfView(View, frozen=True, kw_only=True):
    """The numbers ``left`` of a half of a day, which is over at ``until``."""

    day: str
    half: Literal["morning", "afternoon"]
    until: datetime
    left: int


class QuotaView(View, frozen=True, kw_only=True):
    """What is left of an item's limited numbers 限号: today from now on, and the next day's half with any."""

    item: str
    halves: tuple[HalfView, ...]


class Call(View, frozen=True, kw_only=True):
    """A summons: show it, light it, say it. ``times`` is 2 or more for a recall 重呼."""

    ticket: str
    number: str
    window: str
    hall: str
    queue: str
    times: int
    at: datetime


class HelpView(View, frozen=True, kw_only=True):
    """A call for help from a kiosk: ``by`` goes there since ``taken_at``; an ``ended`` one is told once."""

    id: str
    kiosk: str
    state: Literal["called", "taken", "ended"]
    called_at: datetime
    language: str = "zh"
    by: str = ""
    taken_at: datetime | None = None


class Snapshot(Message, frozen=True, kw_only=True):
    """All a client in these rooms needs, as of change ``seq``; ``ticker_en`` is ``ticker`` in English."""

    seq: int
    day: str
    plan: SitePlan
    tickets: tuple[TicketView, ...] = ()
    windows: tuple[WindowView, ...] = ()
    queues: tuple[QueueView, ...] = ()
    calls: tuple[Call, ...] = ()
    quotas: tuple[QuotaView, ...] = ()
    helps: tuple[HelpView, ...] = ()
    ticker: tuple[str, ...] = ()
    ticker_en: tuple[str, ...] = ()


class Resumed(Message, frozen=True, kw_only=True):
    """The changes after the client's resume point follow; nothing was missed."""

    seq: int


class Change(Message, frozen=True, kw_only=True):
    """What became different; ``seq`` grows, with gaps where other rooms' changes were."""

    seq: int
    day: str
    tickets: tuple[TicketView, ...] = ()
    windows: tuple[WindowView, ...] = ()
    queues: tuple[QueueView, ...] = ()
    calls: tuple[Call, ...] = ()
    quotas: tuple[QuotaView, ...] = ()
    helps: tuple[HelpView, ...] = ()
    gone: tuple[str, ...] = ()
