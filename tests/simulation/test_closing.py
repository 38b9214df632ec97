"""Closing time held against logs made by hand, and what a client may be told of it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from config.life import Rules
from queue_server.domain import events as e
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.rules import Rules as PlanRules
from queue_server.siteplan import rules_plan
from simulation.closing import may_refuse, told_in_time
from simulation.history import Asked
from simulation.model import Model
from simulation.site import simulated_site
from simulation.violation import Violation
from wire.intents import Intent, Issue

SITE = simulated_site("Asia/Shanghai").site
OPEN = e.WindowOpened(window="w2", clerk="li")
HOME = e.WindowClosed(window="w2")
MIDNIGHT = datetime(2026, 11, 24, 16, tzinfo=UTC)
CLOSED_AT_NINE = Hours(MIDNIGHT, (Opening(0, 9 * 60 + 2),))
"""The logs here begin at nine, a minute each."""


def broken(log: Any, rule: Any, *events: Any, hours: Hours | None = CLOSED_AT_NINE) -> str:
    """Return the promise that is broken, or nothing."""
    site = replace(SITE, rules=Rules(at_closing=rule))
    try:
        told_in_time(log(*events), site, lambda _: hours)
    except Violation as violation:
        return violation.name
    return ""


def test_after_closing_a_warning_is_enough_where_the_rule_says_so(log: Any, issued: Any) -> None:
    late = (OPEN, HOME, issued(1, today="no"))
    assert broken(log, "warn", *late) == ""
    assert broken(log, "refuse", *late) == "given too late"


def test_after_closing_there_is_a_word_at_least(log: Any, issued: Any) -> None:
    late = (OPEN, HOME, issued(1))
    assert broken(log, "warn", *late) == "not warned"
    assert broken(log, "refuse", *late) == "given too late"
    assert broken(log, "warn", *late, hours=None) == ""
    assert broken(log, "warn", *late, hours=Hours(MIDNIGHT)) == ""


def test_while_the_hall_is_open_only_who_is_told_no_is_too_late(log: Any, issued: Any) -> None:
    assert broken(log, "refuse", OPEN, issued(1)) == ""
    assert broken(log, "refuse", OPEN, issued(1, today="doubtful")) == ""
    assert broken(log, "refuse", OPEN, issued(1, today="no")) == "given too late"


def test_where_somebody_still_works_nobody_keeps_to_the_hours(log: Any, issued: Any) -> None:
    assert broken(log, "refuse", HOME, HOME, OPEN, issued(1)) == ""


def test_a_booking_is_not_refused_and_a_number_lent_was_not_asked_for(log: Any, issued: Any) -> None:
    here = e.BookingCheckedIn(booking="t1", late=False)
    records = log(OPEN, HOME, here, issued(1, today="no"))
    records[3] = replace(records[3], command_id=records[2].command_id)
    told_in_time(records, replace(SITE, rules=Rules(at_closing="refuse")), lambda _: CLOSED_AT_NINE)
    assert broken(log, "refuse", OPEN, HOME, issued(1, block="b")) == ""


def test_of_a_clerk_who_sits_nowhere_nothing_is_known(log: Any, issued: Any) -> None:
    assert broken(log, "warn", OPEN, HOME, issued(1, bound_to="clerk:li")) == ""
    assert broken(log, "warn", OPEN, HOME, issued(1, bound_to="w1")) == "not warned"


def told(intent: Intent, *, stayed_open: bool = True, at_closing: Any = "refuse", free: bool = True) -> bool:
    """Tell whether a hall in which nobody waits may refuse."""
    plan = rules_plan(simulated_site("Asia/Shanghai"))
    model = Model(replace(plan, rules=PlanRules(at_closing=at_closing)))
    if free:
        model.put(model.open, "w2", True)
    asked = Asked("kiosk", intent, 1, 2, stayed_open=stayed_open)
    return may_refuse(asked)(model)


ASKED = Issue(command_id="c", queue="a")


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"at_closing": "warn", "stayed_open": False},
        {"intent": Issue(command_id="c", item="SI-A-001")},
    ],
)
def test_nobody_is_turned_away_while_a_window_is_free(case: Any) -> None:
    assert not told(**{"intent": ASKED} | case)


@pytest.mark.parametrize(
    "case",
    [
        {"stayed_open": False},
        {"free": False},
        {"intent": Issue(command_id="c", queue="c")},
        {"intent": Issue(command_id="c", item="SI-A-003")},
        {"intent": Issue(command_id="c", items=("SI-A-001", "SI-A-003"))},
        {"intent": Issue(command_id="c", queue="a", for_clerk="li")},
    ],
)
def test_else_it_may_have_been_too_late(case: Any) -> None:
    assert told(**{"intent": ASKED} | case)
