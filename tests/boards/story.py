"""A hall in the middle of its day: calls of all ages and states, one recalled, one sent on."""

from datetime import UTC, datetime, timedelta
from typing import Literal

from wire.live import (
    Call,
    Change,
    HallPlan,
    QueuePlan,
    QueueView,
    SitePlan,
    Snapshot,
    TicketView,
    WindowPlan,
    WindowView,
)
from wire.mirror import Mirror

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
PLAN = SitePlan(
    site="centre",
    name="中心",
    name_en="Centre",
    halls=(
        HallPlan(id="left", name="左厅", name_en="Left", side="left"),
        HallPlan(id="right", name="右厅", name_en="Right", side="right"),
    ),
    windows=(
        *(
            WindowPlan(id=f"w{n}", label=str(n), hall="left", name="税务", name_en="Tax", queues=("q",))
            for n in range(1, 9)
        ),
        WindowPlan(id="w9", label="9", hall="right", name="社保", name_en="Labour", queues=("q",)),
    ),
    queues=(QueuePlan(id="q", prefix="A", name="税务", name_en="Tax"),),
)
TicketState = Literal["waiting", "called", "serving", "held", "finished", "no_show", "cancelled", "expired"]


def ticket(name: str, state: TicketState, *, times: int = 1, window: str | None = None) -> TicketView:
    return TicketView(
        id=name, number=name.upper(), queue="q", state=state, issued_at=NOON, times=times, window=window
    )


def call(name: str, window: str, seconds: float, times: int = 1, hall: str = "left") -> Call:
    at = NOON - timedelta(seconds=seconds)
    return Call(ticket=name, number=name.upper(), window=window, hall=hall, queue="q", times=times, at=at)


def story() -> list[Snapshot | Change]:
    """Return what a board was told."""
    states: list[tuple[str, TicketState, float]] = [
        ("a1", "called", 3), ("a2", "serving", 20), ("a3", "finished", 170), ("a4", "no_show", 280),
        ("a5", "held", 100), ("a6", "cancelled", 5), ("a7", "called", 899), ("a8", "serving", 601),
    ]  # fmt: skip
    windows = tuple(
        WindowView(id=f"w{n}", state="open", ticket=name, ticket_state=state)
        for n, (name, state, _) in enumerate(states, 1)
    )
    first = Snapshot(
        seq=1,
        day="2026-03-02",
        plan=PLAN,
        tickets=tuple(ticket(name, state, window=f"w{n}") for n, (name, state, _) in enumerate(states, 1)),
        windows=windows,
        queues=(QueueView(id="q", waiting=3, open_windows=2, wait_low=4, wait_high=9),),
        calls=tuple(call(name, f"w{n}", age) for n, (name, _, age) in enumerate(states, 1)),
        ticker=("通知",),
    )
    again = Change(
        seq=4,
        day="2026-03-02",
        tickets=(ticket("a7", "called", times=2, window="w7"), ticket("a10", "called", window="w9")),
        calls=(call("a7", "w7", 1, 3), call("a10", "w9", 2, hall="right"), call("a11", "w8", 4)),
    )
    sent_on = Change(seq=5, day="2026-03-02", windows=(WindowView(id="w1", state="paused"),), gone=("a3",))
    stale = Change(seq=2, day="2026-03-02", calls=(call("a9", "w2", 0),))
    return [first, again, sent_on, stale]


def told() -> Mirror:
    """Return the mirror of who was told it."""
    mirror = Mirror()
    for message in story():
        mirror.take(message)
    return mirror
