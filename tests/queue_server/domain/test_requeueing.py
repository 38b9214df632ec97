"""Coming back after a missed call: how often, how long, and to which place in the line."""

from typing import Any

import pytest

from queue_server.domain.events import TicketRequeued
from queue_server.domain.lifecycle import State
from wire import intents

CITIZEN = "citizen"


def missed(day: Any) -> str:
    """Return a ticket that was called and did not come."""
    day.open("w2")
    ticket = day.take().id
    day.call("w2")
    day.later(minutes=1)
    day.at(intents.NoShow, "w2")
    return str(ticket)


def back(ticket: str) -> Any:
    return intents.Requeue(command_id="c", ticket=ticket)


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ({"return_place": "after", "return_after": 0}, 0),
        ({"return_place": "after", "return_after": 2}, 2),
        ({"return_place": "after", "return_after": 5}, 5),
        ({"return_place": "after", "return_after": 6}, 5),
        ({"return_place": "half_way"}, 3),
        ({"return_place": "end"}, 5),
    ],
)
def test_the_rule_says_where(day: Any, rule: Any, place: int) -> None:
    day.rules(**rule)
    ticket = missed(day)
    others = []
    for _ in range(5):
        day.later(seconds=10)
        others.append(day.take().id)
    day.do(back(ticket))
    expected = [*others[:place], ticket, *others[place:]]
    assert waiting(day) == expected


def waiting(day: Any) -> list[str]:
    return [day.call("w2") for _ in range(sum(t.state is State.WAITING for t in day.state.tickets.values()))]


def test_an_empty_line_is_no_obstacle(day: Any) -> None:
    for place in ("after", "half_way", "end"):
        day.rules(return_place=place)
        ticket = missed(day)
        day.do(back(ticket))
        assert waiting(day) == [ticket]
        day.at(intents.Finish, "w2")


def test_who_comes_back_waits_again_and_is_counted(day: Any) -> None:
    ticket = missed(day)
    (event,) = day.do(back(ticket))
    assert isinstance(event, TicketRequeued)
    now = day.ticket(ticket)
    assert (now.state, now.returns, now.ended_at, event.by) == (State.WAITING, 1, None, "clerk")


def test_one_comes_back_so_often(day: Any) -> None:
    day.rules(returns=2)
    ticket = missed(day)
    for _ in range(2):
        day.do(back(ticket))
        day.call("w2")
        day.at(intents.NoShow, "w2")
    assert day.refusal(back(ticket)).code == "returns_used"


def test_without_a_limit_one_comes_back_again_and_again(day: Any) -> None:
    ticket = missed(day)
    for _ in range(5):
        day.do(back(ticket))
        day.call("w2")
        day.at(intents.NoShow, "w2")
    assert day.ticket(ticket).returns == 5


def test_citizens_come_back_by_themselves_only_for_a_while(day: Any) -> None:
    day.rules(return_minutes=30)
    ticket = missed(day)
    day.later(minutes=30, seconds=1)
    for actor in (CITIZEN, "device:kiosk-left"):
        refusal = day.refusal(back(ticket), actor)
        assert refusal.code == "return_too_late"
        assert "01:31:00" in refusal.expected
    (event,) = day.do(back(ticket))
    assert event.by == "clerk"


def test_in_time_citizens_need_nobody(day: Any) -> None:
    day.rules(return_minutes=30)
    ticket = missed(day)
    day.later(minutes=30)
    (event,) = day.do(back(ticket), CITIZEN)
    assert event.by == "citizen"


@pytest.mark.parametrize("state", ["waiting", "called", "finished"])
def test_only_who_missed_the_call_comes_back(day: Any, state: str) -> None:
    day.open("w2")
    ticket = day.take().id
    if state != "waiting":
        day.call("w2")
    if state == "finished":
        day.at(intents.Finish, "w2")
    assert day.refusal(back(ticket)).code == "illegal_move"


def test_a_ticket_nobody_knows_is_named(day: Any) -> None:
    refusal = day.refusal(back("nobody"))
    assert (refusal.code, refusal.field, refusal.value) == ("unknown_ticket", "ticket", "nobody")


def test_the_latest_arrival_is_found_again_after_a_restart(day: Any) -> None:
    """Else who comes while the clock is set back gets another place (found by simulation)."""
    day.rules(return_place="end")
    ticket = missed(day)
    day.later(seconds=10)
    day.take()
    day.later(seconds=10)
    day.do(back(ticket))
    latest = day.state.latest_arrival
    assert latest == day.state.tickets[ticket].arrived_at
    day.state.restore(accounts=True)
    assert day.state.latest_arrival == latest
