"""The calls on a board: how each stands, how long it stays, which are up when they are too many. Pure.

A call stays *fresh* (lit) until its ticket is answered or the highlight has
passed; it stays on the list for a while after that, so that someone who looked
away still finds it. The newest call always comes first, so no call can be
pushed off the glass before it was drawn once.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from wire.live import Call, HallPlan, SitePlan
from wire.mirror import Mirror

RowState = Literal["calling", "serving", "missed", "past"]

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
OTHER_SIDE: Final = MappingProxyType({"left": "right", "right": "left"})
PAGE: Final = timedelta(seconds=4)


class CallRow(msgspec.Struct, frozen=True, kw_only=True):
    """One call on the board; ``hall`` and ``side`` are empty when it is for this very hall."""

    ticket: str
    number: str
    times: int
    window: str
    window_name: str
    window_name_en: str
    state: RowState
    fresh: bool
    recalled: bool
    at: datetime
    hall: str = ""
    hall_en: str = ""
    side: str = ""


def call_rows(
    mirror: Mirror,
    plan: SitePlan,
    hall: str,
    now: datetime,
    *,
    highlight: timedelta,
    halls: Collection[str] = (),
) -> Iterable[CallRow]:
    """Yield what is worth showing in ``hall`` at ``now``, newest first, fresh for ``highlight``."""
    windows = {window.id: window for window in plan.windows}
    for call in sorted(mirror.calls, key=lambda call: call.at, reverse=True):
        state, window = call_state(mirror, call), windows.get(call.window)
        if state is None or window is None or now - call.at >= KEPT[state]:
            continue
        if halls and call.hall not in halls:
            continue  # heard of for a loudspeaker that is in other halls too
        other = None if call.hall == hall else hall_of(plan, call.hall)
        yield CallRow(
            ticket=call.ticket,
            number=call.number,
            times=call.times,
            window=window.label,
            window_name=window.name,
            window_name_en=window.name_en,
            state=state,
            fresh=state == "calling" and now - call.at < highlight,
            recalled=_recalled(mirror, call),
            at=call.at,
            hall=other.name if other else "",
            hall_en=other.name_en if other else "",
            side=other.side if other else "",
        )


def turned_round(row: CallRow) -> CallRow:
    """Return ``row`` with its arrow the other way: where the board hangs, left is right."""
    return msgspec.structs.replace(row, side=OTHER_SIDE.get(row.side, row.side))


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


def _recalled(mirror: Mirror, call: Call) -> bool:
    """Tell whether this summons is repeated; ``Call.times`` also counts summons before a transfer."""
    ticket = mirror.tickets.get(call.ticket)
    return (ticket.times if ticket and ticket.times else call.times) > 1


def still_called(mirror: Mirror) -> dict[str, int]:
    """Return each ticket whose call is in force and unanswered, with the ``times`` of that call."""
    return {call.ticket: call.times for call in mirror.calls if call_state(mirror, call) == "calling"}


def page(calls: tuple[CallRow, ...], rows: int, now: datetime) -> tuple[CallRow, ...]:
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


def hall_of(plan: SitePlan, hall: str) -> HallPlan:
    """Return the plan of a hall; one that the plan does not know is called by its id."""
    found = (plan_hall for plan_hall in plan.halls if plan_hall.id == hall)
    return next(found, HallPlan(id=hall, name=hall, name_en=hall))
