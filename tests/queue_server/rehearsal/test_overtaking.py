"""Who was passed, and how much later one was called than arrival order would have."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain.plan import Group
from queue_server.domain.state import HallState
from queue_server.rehearsal.overtaking import Fair, FairnessSeen
from queue_server.rehearsal.script import Script
from queue_server.rehearsal.stage import Stage
from wire import intents as i

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


def seen(plan: Any, *, last_call: float) -> Fair:
    """Return what is seen of two ordinary ones and an elderly one who came last and is called first."""
    looks = FairnessSeen(timedelta(hours=8))
    made = Stage(
        Script(day="2026-11-23", midnight=MIDNIGHT, arrivals=(), turns=()), HallState(plan=plan), looks.watch
    )
    made.at(0, lambda: made.ask(i.OpenWindow, window="w2"))
    for at, priority in ((1, "ordinary"), (2, "ordinary"), (3, "elderly")):
        made.at(at, lambda priority=priority: made.ask(i.Issue, queue="a", priority=priority))  # type: ignore[misc]
    for call in (100, 200, last_call):
        made.at(call, lambda: made.ask(i.CallNext, window="w2"))
    made.run()
    return looks.fair(made.state, MIDNIGHT + timedelta(seconds=1000))


def test_who_was_passed_and_put_back_is_counted(plan: Any) -> None:
    # Arrival order calls the first at 100 and the second at 200; they are called at 200 and at 500.
    assert seen(plan, last_call=500) == Fair(
        overtakings=2, most=1, put_back=2, extra_mean=200, extra_longest=300
    )


def test_who_is_not_called_at_all_is_put_back_until_the_end(plan: Any) -> None:
    assert seen(plan, last_call=150).extra_longest == 50
    held = seen(replace(plan, queues={"a": replace(plan.queues["a"], windows=("w2",))}), last_call=199)
    assert held.put_back == 2


def test_by_arrival_nobody_is(plan: Any) -> None:
    plain = replace(plan, groups={"default": Group(id="default", policy="arrival")})
    assert seen(plain, last_call=500) == Fair(overtakings=0, most=0, put_back=0)
