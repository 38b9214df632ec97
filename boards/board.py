"""What a TV board 综合屏 shows of its hall at one moment: a value made from the mirror and the time. Pure.

The calls themselves are the matter of ``calls``.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from boards.calls import CallRow, call_rows, hall_of, page, turned_round
from wire.live import QueuePlan, SitePlan, WindowPlan
from wire.mirror import Mirror

Mode = Literal["starting", "busy", "idle", "closed", "silent", "off"]
WindowState = Literal["open", "paused", "closed"]

SILENT_AFTER: Final = timedelta(minutes=15)


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
    ticker_en: tuple[str, ...] = ()
    age: timedelta | None = None


def board_view(
    mirror: Mirror,
    hall: str,
    now: datetime,
    *,
    rows: int,
    highlight: timedelta,
    lost_at: datetime | None = None,
    turned: bool = False,
    halls: Collection[str] = (),
) -> BoardView:
    """Return what the board of ``hall`` shows at ``now`` (aware, the server's time).

    ``halls`` are those whose calls it shows, all that it hears of when none is given.
    ``turned`` is for a board where left and right are the other way round.
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
    found = call_rows(mirror, plan, hall, now, highlight=highlight, halls=halls)
    shown = (turned_round(row) if turned else row for row in found)
    calls = page(tuple(shown), rows, now)
    mode = _mode(age, calls, windows)
    here = hall_of(plan, hall)
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
        ticker_en=mirror.ticker_en,
        age=age,
    )


def _mode(age: timedelta | None, calls: tuple[CallRow, ...], windows: tuple[WindowRow, ...]) -> Mode:
    if age is not None and age >= SILENT_AFTER:
        return "silent"
    if calls:
        return "busy"
    return "idle" if any(window.state != "closed" for window in windows) else "closed"


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
