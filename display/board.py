"""What a TV board 综合屏 shows of its hall at one moment: a value made from the mirror and the time. Pure.

A call stays *fresh* (lit) until its ticket is answered or ``highlight`` has
passed; it stays on the list for a while after that, so that someone who looked
away still finds it. The newest call always comes first, so no call can be
pushed off the glass before it was drawn once.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from wire.live import Call, HallPlan, QueuePlan, SitePlan, WindowPlan
from wire.mirror import Mirror

Mode = Literal["starting", "busy", "idle", "closed", "silent"]
RowState = Literal["calling", "serving", "missed", "past"]
WindowState = Literal["open", "paused", "closed"]

STATE_OF: Final = MappingProxyType[str, RowState](
    {
        "called": "calling",
        "serving": "serving",
        "held": "past",
        "finished": "past",
        "expired": "past",
        "no_show": "missed",
    }
)
"""Ticket state → what its row says; a state that is missing here takes the row away."""

AT_WINDOW: Final = frozenset({"called", "serving"})
KEPT: Final = MappingProxyType[RowState, timedelta](
    {
        "calling": timedelta(minutes=15),
        "serving": timedelta(minutes=10),
        "missed": timedelta(minutes=5),
        "past": timedelta(minutes=3),
    }
)
SILENT_AFTER: Final = timedelta(minutes=15)
PAGE: Final = timedelta(seconds=4)


class CallRow(msgspec.Struct, frozen=True, kw_only=True):
    """One call on the board; ``hall`` and ``side`` are empty when it is for this very hall."""

    ticket: str
    number: str
    times: int
    window: str
    window_name: str
    state: RowState
    fresh: bool
    at: datetime
    hall: str = ""
    hall_en: str = ""
    side: str = ""


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """A queue served in this hall; the waits are whole minutes, None when they are unknown."""

    prefix: str
    name: str
    name_en: str
    waiting: int
    open_windows: int
    wait_low: int | None
    wait_high: int | None


class WindowRow(msgspec.Struct, frozen=True, kw_only=True):
    """A window of this hall."""

    label: str
    name: str
    name_en: str
    state: WindowState


class BoardView(msgspec.Struct, frozen=True, kw_only=True):
    """All that a board shows; ``age`` is how old it is while the server is away, else None."""

    mode: Mode
    now: datetime
    site: str = ""
    site_en: str = ""
    hall: str = ""
    hall_en: str = ""
    phone_consult: str = ""
    phone_complaint: str = ""
    calls: tuple[CallRow, ...] = ()
    queues: tuple[QueueRow, ...] = ()
    windows: tuple[WindowRow, ...] = ()
    ticker: tuple[str, ...] = ()
    age: timedelta | None = None


def board_view(
    mirror: Mirror,
    hall: str,
    now: datetime,
    *,
    rows: int,
    highlight: timedelta,
    lost_at: datetime | None = None,
) -> BoardView:
    """Return what the board of ``hall`` shows at ``now`` (aware, the server's time).

    ``rows`` is how many calls fit; ``lost_at`` is when the server was last
    heard, None while it is there. A board that has heard nothing for
    ``SILENT_AFTER`` shows no calls any more: they would send people to windows
    that have long gone on.
    """
    age = None if lost_at is None else max(now - lost_at, timedelta())
    plan = mirror.plan
    if plan is None:
        return BoardView(mode="starting", now=now, age=age)
    windows = tuple(_windows(mirror, plan, hall))
    calls = _page(tuple(_calls(mirror, plan, hall, now, highlight)), rows, now)
    mode = _mode(age, calls, windows)
    here = _hall(plan, hall)
    return BoardView(
        mode=mode,
        now=now,
        site=plan.name,
        site_en=plan.name_en,
        hall=here.name,
        hall_en=here.name_en,
        phone_consult=plan.phone_consult,
        phone_complaint=plan.phone_complaint,
        calls=() if mode == "silent" else calls,
        queues=tuple(_queues(mirror, plan, hall)),
        windows=windows,
        ticker=mirror.ticker,
        age=age,
    )


def _mode(age: timedelta | None, calls: tuple[CallRow, ...], windows: tuple[WindowRow, ...]) -> Mode:
    if age is not None and age >= SILENT_AFTER:
        return "silent"
    if calls:
        return "busy"
    return "idle" if any(window.state != "closed" for window in windows) else "closed"


def _calls(
    mirror: Mirror, plan: SitePlan, hall: str, now: datetime, highlight: timedelta
) -> Iterable[CallRow]:
    windows = {window.id: window for window in plan.windows}
    for call in sorted(mirror.calls, key=lambda call: call.at, reverse=True):
        state, window = call_state(mirror, call), windows.get(call.window)
        if state is None or window is None or now - call.at >= KEPT[state]:
            continue
        other = None if call.hall == hall else _hall(plan, call.hall)
        yield CallRow(
            ticket=call.ticket,
            number=call.number,
            times=call.times,
            window=window.label,
            window_name=window.name,
            state=state,
            fresh=state == "calling" and now - call.at < highlight,
            at=call.at,
            hall=other.name if other else "",
            hall_en=other.name_en if other else "",
            side=other.side if other else "",
        )


def call_state(mirror: Mirror, call: Call) -> RowState | None:
    """Return how the ticket of ``call`` stands, or None when the call is void.

    A hall is not told of waiting tickets, so one that was sent on to another
    queue still looks called; its window, which has let it go, knows better.
    """
    ticket, window = mirror.tickets.get(call.ticket), mirror.windows.get(call.window)
    there = window is not None and window.ticket == call.ticket
    if ticket is None:
        return STATE_OF.get(window.ticket_state or "") if window is not None and there else "past"
    if ticket.state in AT_WINDOW and window is not None and not there:
        return None
    return STATE_OF.get(ticket.state)


def still_called(mirror: Mirror) -> dict[str, int]:
    """Return each ticket whose call is in force and unanswered, with the ``times`` of that call."""
    return {call.ticket: call.times for call in mirror.calls if call_state(mirror, call) == "calling"}


def _page(calls: tuple[CallRow, ...], rows: int, now: datetime) -> tuple[CallRow, ...]:
    """Keep the newest call in front and turn pages below it while more are fresh than fit."""
    fresh = [call for call in calls if call.fresh]
    if len(fresh) <= rows or rows < 2:
        return calls[:rows]
    rest, size = fresh[1:], rows - 1
    pages = -(-len(rest) // size)
    page = int(now.timestamp() // PAGE.total_seconds()) % pages
    if now - fresh[0].at < PAGE:
        page = 0
    return (fresh[0], *rest[page * size : (page + 1) * size])


def _windows(mirror: Mirror, plan: SitePlan, hall: str) -> Iterable[WindowRow]:
    for window in windows_of(plan, hall):
        told = mirror.windows.get(window.id)
        yield WindowRow(
            label=window.label,
            name=window.name,
            name_en=window.name_en,
            state=told.state if told else "closed",
        )


def _queues(mirror: Mirror, plan: SitePlan, hall: str) -> Iterable[QueueRow]:
    for queue in queues_of(plan, hall):
        told = mirror.queues.get(queue.id)
        yield QueueRow(
            prefix=queue.prefix,
            name=queue.name,
            name_en=queue.name_en,
            waiting=told.waiting if told else 0,
            open_windows=told.open_windows if told else 0,
            wait_low=told.wait_low if told else None,
            wait_high=told.wait_high if told else None,
        )


def windows_of(plan: SitePlan, hall: str) -> tuple[WindowPlan, ...]:
    """Return the windows that stand in ``hall``, in the plan's order."""
    return tuple(window for window in plan.windows if window.hall == hall)


def queues_of(plan: SitePlan, hall: str) -> tuple[QueuePlan, ...]:
    """Return the queues that a window of ``hall`` serves, in the plan's order."""
    served = {queue for window in windows_of(plan, hall) for queue in window.queues}
    return tuple(queue for queue in plan.queues if queue.id in served)


def _hall(plan: SitePlan, hall: str) -> HallPlan:
    found = (plan_hall for plan_hall in plan.halls if plan_hall.id == hall)
    return next(found, HallPlan(id=hall, name=hall, name_en=hall))
