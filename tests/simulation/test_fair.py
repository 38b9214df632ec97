"""The guarantee held against logs made by hand: each bound, just kept and just broken."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.fairness import Tally
from queue_server.domain.plan import Group, Guarantee, Plan
from queue_server.domain.why import Why
from queue_server.siteplan import rules_plan
from simulation.fair import bounds_kept
from simulation.site import simulated_site
from simulation.violation import Violation

PLAN = rules_plan(simulated_site("Asia/Shanghai"))


def bounded(**bounds: int) -> Plan:
    return replace(PLAN, groups={"default": Group(id="default", guarantee=Guarantee(**bounds))})


def call(n: int, rule: str = "head_start", tally: Tally | None = None) -> list[Any]:
    why = Why(rule=rule, policy="head_start", group="default", waited=0, priority="", considered=())
    called = e.TicketCalled(ticket=f"t{n}", window="w2", why=why, tally=tally)
    return [called, e.ServiceFinished(ticket=f"t{n}", window="w2")]


@pytest.fixture
def arrived(issued: Any) -> list[Any]:
    """A window is open, an ordinary ticket came, and then four with priority."""
    opened = e.WindowOpened(window="w2", clerk="li")
    return [opened, issued(1), *(issued(n, priority="elderly") for n in (2, 3, 4, 5))]


def broken(log: Any, plan: Plan, *events: Any) -> str:
    """Return the bound that is broken, or nothing."""
    try:
        bounds_kept(log(*events), plan)
    except Violation as violation:
        return f"{violation}".split(": ")[1]
    return ""


def test_overtakes(log: Any, arrived: Any) -> None:
    assert broken(log, bounded(overtakes=2), *arrived, *call(2), *call(3)) == ""
    assert broken(log, bounded(overtakes=2), *arrived, *call(2), *call(3), *call(4)) == "overtakes"


def test_in_a_row(log: Any, arrived: Any, issued: Any) -> None:
    plan = bounded(in_a_row=1)
    assert broken(log, plan, *arrived, *call(2), *call(3)) == "in a row"
    assert broken(log, plan, *arrived, *call(2), *call(1), issued(6), *call(3)) == ""
    gone = e.TicketCancelled(ticket="t1")
    assert (
        broken(log, plan, *arrived, *call(2), gone, issued(6), issued(7, priority="elderly"), *call(7)) == ""
    )


def test_aged_counts_from_the_arrival(log: Any, arrived: Any) -> None:
    assert broken(log, bounded(aged=6), *arrived, *call(2)) == ""
    assert broken(log, bounded(aged=5), *arrived, *call(2)) == "aged"


def test_cap_counts_from_when_arrival_order_would_have_called(log: Any, arrived: Any) -> None:
    owed = call(2, tally=Tally(turn="t1", turn_line="a", owed=True))
    assert broken(log, bounded(cap=3), *arrived, *owed, *call(3)) == ""
    assert broken(log, bounded(cap=2), *arrived, *owed, *call(3)) == "cap"


def test_a_chosen_one_may_but_counts(log: Any, arrived: Any) -> None:
    assert broken(log, bounded(overtakes=1), *arrived, *call(2, "chosen"), *call(3, "chosen")) == ""
    assert broken(log, bounded(overtakes=1), *arrived, *call(2, "chosen"), *call(3)) == "overtakes"


def test_what_is_undone_was_not(log: Any, arrived: Any) -> None:
    undone = e.ActionUndone(window="w2", action="call", ticket="t2", tickets=("t2",))
    assert broken(log, bounded(overtakes=1, in_a_row=1), *arrived, call(2)[0], undone, *call(3)) == ""
