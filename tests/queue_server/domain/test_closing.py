"""Too late for today: told with the number, or refused with the next opening, as the site's rule says."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.decide import decide
from queue_server.domain.events import TicketIssued
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.refusal import Refusal
from wire.intents import Issue


def asked(day: Any, minutes_left: int, **hours: Any) -> TicketIssued | Refusal:
    """Ask for a number so long before closing."""
    opens = (Opening(0, 60 + minutes_left),)
    today = Hours(day.now - timedelta(minutes=60), opens, **hours)
    ask = replace(day.asked(Issue(command_id="c", queue="a")), hours=today)
    decision: Any = decide(day.state, ask)
    return decision if isinstance(decision, Refusal) else decision[0]


@pytest.fixture
def busy(day: Any) -> Any:
    """One window is open and three wait, of eight minutes each."""
    day.open("w2")
    day.later(minutes=70)
    for _ in range(3):
        day.take()
    return day


@pytest.mark.parametrize(("left", "today"), [(200, "likely"), (24, "doubtful"), (3, "no")])
def test_by_default_the_answer_warns(busy: Any, left: int, today: str) -> None:
    issued = asked(busy, left)
    assert isinstance(issued, TicketIssued)
    assert issued.today == today


def test_where_nobody_knows_the_hours_nothing_is_said(busy: Any) -> None:
    assert busy.take().today is None


def test_by_rule_who_is_too_late_is_refused_with_the_next_opening(busy: Any) -> None:
    busy.rules(at_closing="refuse")
    tomorrow = busy.now.replace(hour=1, minute=0) + timedelta(days=1)
    refusal = asked(busy, 3, next_start=tomorrow)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field, refusal.value) == ("closing", "queue", "a")
    assert refusal.expected == "next: 2026-11-24 09:00"
    unknown = asked(busy, 3)
    assert isinstance(unknown, Refusal)
    assert unknown.expected == "another day"


@pytest.mark.parametrize("left", [24, 200])
def test_who_may_be_called_is_never_refused(busy: Any, left: int) -> None:
    busy.rules(at_closing="refuse")
    assert isinstance(asked(busy, left), TicketIssued)


def test_after_closing_nobody_is_given_a_number(day: Any) -> None:
    day.rules(at_closing="refuse")
    day.take()
    assert isinstance(asked(day, -1), Refusal)
    day.open("w2")
    assert isinstance(asked(day, -1), TicketIssued), "a window that opens shows that the hall still works"
