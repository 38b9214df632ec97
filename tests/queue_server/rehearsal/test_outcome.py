"""The figures of a day: waits, promise, ends, what was left."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.rehearsal.outcome import Bounds, Closing, Waits, outcome
from queue_server.rehearsal.overtaking import Fair
from queue_server.rehearsal.stage import Happened

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
BOUNDS = Bounds(NINE - timedelta(hours=9), NINE + timedelta(seconds=1000))
FAIR = Fair(overtakings=0, most=0, put_back=0)


def came(name: str, at: float, *then: tuple[float, e.Event], queue: str = "a", **more: Any) -> list[Happened]:
    issued = e.TicketIssued(
        ticket=name, number="A001", queue=queue, day="2026-11-23", sequence=1, follow=name, **more
    )
    steps = [(at, issued), *then]
    return [(event, NINE + timedelta(seconds=second)) for second, event in steps]


def called(name: str, at: float) -> tuple[float, e.Event]:
    return at, e.TicketCalled(ticket=name, window="w1")


def finished(name: str, at: float) -> tuple[float, e.Event]:
    return at, e.ServiceFinished(ticket=name, window="w1")


DAY = [
    *came("t1", 0, called("t1", 30), finished("t1", 100)),
    *came("t2", 10, called("t2", 110), finished("t2", 200), priority="elderly"),
    *came("t3", 20, called("t3", 320), (400, e.TicketMissed(ticket="t3", window="w1"))),
    *came("t4", 30, (50, e.TicketCancelled(ticket="t4"))),
    *came("t5", 40, (2000, e.TicketExpired(ticket="t5")), queue="b"),
    *came("t6", 900, called("t6", 1100), finished("t6", 1200), queue="b"),
]


def test_waits_are_counted_and_measured(plan: Any) -> None:
    promised = replace(plan, queues={name: replace(one, promise=3) for name, one in plan.queues.items()})
    found = outcome(DAY, promised, FAIR, BOUNDS)
    assert found.all == Waits(
        tickets=6,
        served=3,
        missed=1,
        cancelled=1,
        left=1,
        total=30 + 100 + 300 + 200 + 960,
        mean=157.5,
        median=150,
        p90=300,
        longest=300,
        within=0.4,
    )
    assert found.queues["b"].left == 1
    assert found.classes["elderly"] == Waits(
        tickets=1, served=1, missed=0, cancelled=0, left=0,
        total=100, mean=100, median=100, p90=100, longest=100, within=1,
    )  # fmt: skip
    assert found.closing == Closing(left=1, late=1, last=9 * 3600 + 1200)


def test_a_day_on_which_nobody_came_has_no_means(plan: Any) -> None:
    found = outcome([], plan, FAIR, BOUNDS)
    assert found.all == Waits(tickets=0, served=0, missed=0, cancelled=0, left=0, total=0)
    assert (found.windows, found.busy_share, found.closing) == ({}, None, Closing(left=0, late=0))
