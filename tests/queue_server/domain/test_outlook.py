"""Looking up what to expect: one ticket, one who would join, everyone; and when a course is made anew."""

from collections.abc import Callable
from typing import Any

import pytest

from queue_server.domain.estimate import Estimate
from queue_server.domain.hours import Hours
from queue_server.domain.moment import Moment
from queue_server.domain.outlook import LONG, Look, Outlook
from queue_server.domain.schedule import Schedule
from wire import intents


@pytest.fixture
def outlook(plan: Any) -> Outlook:
    return Outlook(plan)


def look(outlook: Outlook, day: Any, hours: Hours | None = None) -> Look:
    return Look(outlook, day.state, Moment(day.now, day.now), hours)


def test_a_ticket_is_told_as_when_it_was_issued(outlook: Outlook, day: Any) -> None:
    day.open("w1", "w2")
    for queue in "aabab":
        ticket = day.take(queue)
        found = look(outlook, day).ticket(ticket)
        assert (found.ahead, found.low, found.high) == (
            ticket.people_ahead,
            ticket.wait_low,
            ticket.wait_high,
        )
        assert found.seconds == ticket.wait_seconds


def test_one_who_would_join_is_told_as_who_does(outlook: Outlook, day: Any) -> None:
    day.open("w2")
    day.take()
    expected = look(outlook, day).joining("a")
    ticket = day.take()
    assert (
        (expected.ahead, expected.seconds)
        == (ticket.people_ahead, ticket.wait_seconds)
        == (1, expected.seconds)
    )


def test_everyone_is_told_what_each_is(outlook: Outlook, day: Any) -> None:
    day.open("w1", "w2", "w3")
    tickets = [
        day.take(queue, priority=priority) for queue in "ab" for priority in ("ordinary", "elderly") * 3
    ]
    day.call("w2")
    waiting = [ticket for ticket in tickets if day.state.tickets[ticket.id].state == "waiting"]
    found = look(outlook, day).everyone()
    assert found == {ticket.id: look(Outlook(day.state.plan), day).ticket(ticket) for ticket in waiting}


def test_nobody_is_told_a_wait_while_no_window_is_there(outlook: Outlook, day: Any) -> None:
    ticket = day.take()
    assert look(outlook, day).ticket(ticket) == Estimate(0)
    assert look(outlook, day).everyone() == {}
    assert look(outlook, day, Hours(day.now)).ticket(ticket) == Estimate(0), (
        "made a moment ago, without hours"
    )
    day.later(seconds=1)
    assert look(outlook, day, Hours(day.now)).ticket(ticket).today == "no"


def test_a_line_that_is_gone_from_the_plan_tells_nothing(outlook: Outlook, day: Any) -> None:
    assert look(outlook, day).joining("gone") == Estimate(0)


def test_who_is_bound_to_a_clerk_is_told_of_the_window_where_he_sits(outlook: Outlook, day: Any) -> None:
    assert look(outlook, day).joining("@clerk:li") == Estimate(0)
    day.open("w2")
    assert look(outlook, day).joining("@clerk:li").seconds == 0
    assert look(outlook, day).joining("@clerk:wang") == Estimate(0)


@pytest.fixture
def made(outlook: Outlook, day: Any) -> Callable[[], Schedule]:
    return lambda: outlook.of(day.state, outlook.pools["a"], Moment(day.now, day.now), None)


def test_within_a_moment_a_course_is_used_again_while_nothing_happens(
    made: Callable[[], Schedule], day: Any
) -> None:
    day.open("w2")
    day.take()
    day.call("w2")
    first = made()
    day.later(seconds=0.999)
    assert made() is first
    day.later(seconds=0.001)
    second = made()
    assert second is not first
    day.at(intents.Finish, "w2")
    third = made()
    assert third is not second
    day.take("b")
    fourth = made()
    assert fourth is not third
    day.later(seconds=-1)
    assert made() is not fourth, "the clock was set back"


@pytest.mark.parametrize(("waiting", "kept"), [(LONG, False), (LONG + 1, True)])
def test_in_a_long_line_a_call_alone_makes_no_course_anew(
    made: Callable[[], Schedule], day: Any, waiting: int, kept: bool
) -> None:
    day.open("w2")
    for _ in range(waiting):
        day.take()
    first = made()
    day.call("w2")
    assert (made() is first) is kept
    day.open("w1")
    assert made() is not first
