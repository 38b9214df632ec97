"""What would move a waiting ticket, with its figures."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from queue_server.domain.moves import MOVES, moves
from queue_server.domain.plan import Group, Guarantee
from wire import intents


def grouped(day: Any, policy: Any = "head_start", bounds: Guarantee | None = None, **more: Any) -> Any:
    group = Group(id="default", policy=policy, guarantee=bounds or Guarantee(), **more)
    day.state.plan = replace(day.state.plan, groups={"default": group})
    return day


def told(day: Any, ticket: Any) -> dict[str, dict[str, int]]:
    found = moves(day.state, day.state.tickets[ticket.id], day.moment)
    assert {code for code, _ in found} <= set(MOVES)
    return dict(found)


def test_without_any_rule_nothing_moves(day: Any) -> None:
    for policy in ("arrival", "head_start", "priority_first"):
        grouped(day, policy)
        assert told(day, day.take("a")) == {}


def test_a_head_start(day: Any) -> None:
    assert told(day, day.take("a", priority="elderly")) == {"head_start": {"minutes": 15}}
    grouped(day, "arrival")
    assert told(day, day.take("a", priority="elderly")) == {}


def test_the_next_rank(day: Any) -> None:
    ticket = grouped(day, "priority_first", climb=10).take("a")
    assert told(day, ticket) == {"climbs": {"minutes": 10}}
    day.later(minutes=12, seconds=30)
    assert told(day, ticket) == {"climbs": {"minutes": 8}}
    day.later(hours=-1)
    assert told(day, ticket) == {"climbs": {"minutes": 10}}


def test_the_turn(day: Any) -> None:
    grouped(day, "alternate", first=("elderly",), turns=(2, 1))
    ordinary, elderly = day.take("a"), day.take("a", priority="elderly")
    assert told(day, ordinary) == {"turn": {"calls": 2}}
    assert told(day, elderly) == {"turn": {"calls": 0}}


def test_the_promise_and_the_slot(day: Any) -> None:
    ticket = grouped(day, "deadline").take("a")
    day.later(minutes=12)
    assert told(day, ticket) == {"promise": {"minutes": 18}}
    assert told(day, day.take("a", priority="elderly")) == {"promise": {"minutes": 15}}
    day.later(hours=1)
    assert told(day, ticket) == {"promise": {"minutes": 0}}
    day.state.leave(ticket)
    booked = replace(ticket, priority="appointment", due=day.now + timedelta(minutes=7, seconds=1))
    day.state.tickets[ticket.id] = booked
    assert told(day, ticket) == {"slot": {"minutes": 8}}


def test_the_guarantee(day: Any) -> None:
    day.open("w2")
    grouped(day, bounds=Guarantee(in_a_row=3, overtakes=5, cap=20, aged=60))
    first, second = day.take("a"), day.take("a")
    for _ in range(3):
        day.take("a", priority="elderly")
    assert told(day, first) == {"aged": {"minutes": 60}}
    day.call("w2")
    day.later(minutes=4)
    day.call("w2")
    assert told(day, first) == {
        "owed": {"minutes": 16},
        "passed": {"times": 2, "most": 5},
        "in_a_row": {"times": 2, "most": 3},
        "aged": {"minutes": 56},
    }
    assert told(day, second) == {
        "owed": {"minutes": 20},
        "passed": {"times": 2, "most": 5},
        "aged": {"minutes": 56},
    }


def test_only_ordinary_tickets_are_guarded(day: Any) -> None:
    grouped(day, "arrival", bounds=Guarantee(in_a_row=3, overtakes=5, cap=20, aged=60))
    assert told(day, day.take("a", priority="elderly")) == {}


def test_without_bounds_nothing_is_told_of_who_passed(day: Any) -> None:
    day.open("w2")
    first = day.take("a")
    day.take("a", priority="elderly")
    day.call("w2")
    assert told(day, first) == {}


def test_the_binding(day: Any) -> None:
    day.open("w1")
    ticket = day.take("a", for_window="w1")
    assert told(day, ticket) == {"bound": {"minutes": 0}}
    day.state.plan = replace(day.state.plan, bound=10)
    day.later(minutes=2, seconds=1)
    assert told(day, ticket) == {"bound": {"minutes": 8}}


def test_who_was_moved_by_the_clerk_is_bound_from_then(day: Any) -> None:
    day.state.plan = replace(day.state.plan, bound=10)
    day.open("w1")
    ticket = day.take("a")
    day.later(minutes=9)
    day.call("w1")
    day.at(intents.Transfer, "w1", to_window="w2")
    assert told(day, ticket) == {"bound": {"minutes": 10}}


def test_the_words_of_the_reasons_stay_as_they_are() -> None:
    bounds = {"owed", "passed", "in_a_row", "aged"}
    assert set(MOVES) == bounds | {"head_start", "climbs", "turn", "slot", "promise", "bound"}
    assert all(MOVES.values())
