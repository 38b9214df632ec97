"""What a window serves now: by weekday and hour, as its own or as a help."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.plan import Plan, Serve, Window
from queue_server.domain.serves import Served, ever_served, in_force, served_by
from wire import intents


def helping(plan: Plan, *serves: Serve) -> Plan:
    """Return the plan where w2 serves queue a, and ``serves`` besides."""
    windows = {**plan.windows, "w2": Window("w2", "2", "left", ("a",), serves)}
    return replace(plan, windows=windows)


def served(day: Any, window: str = "w2") -> Served:
    found: Served = served_by(day.state, window, day.moment)
    return found


def test_a_closed_window_has_its_bound_line_and_its_queues(day: Any) -> None:
    assert served(day, "w1") == Served(("@w1", "a", "b"), ())


def test_a_clerk_brings_a_line_of_their_own(day: Any) -> None:
    day.open("w1")
    assert served(day, "w1").own == ("@w1", "@clerk:li", "a", "b")
    day.do(intents.OpenWindow(command_id="c", window="w3"))  # by the actor clerk:li
    assert served(day, "w3").own == ("@w3", "@clerk:li", "b")


def test_a_help_is_given_when_nobody_waits_in_the_own_queues(day: Any) -> None:
    day.state.plan = helping(day.state.plan, Serve("b"))
    day.open("w2")
    there = day.take("b")
    assert served(day).helped == ("b",)
    assert day.next("w2") == there.id
    own = day.take("a")
    assert served(day) == Served(("@w2", "@clerk:li", "a"), ())
    assert day.next("w2") == own.id
    assert not day.at(intents.CallNext, "w2")[-1].why.helps
    assert day.at(intents.CallNext, "w2")[-1].why.helps


def test_who_is_bound_to_the_window_is_its_own(day: Any) -> None:
    day.state.plan = helping(day.state.plan, Serve("b"))
    day.open("w1", "w2")
    bound = day.take("a")
    day.call("w1")
    day.at(intents.Transfer, "w1", to_window="w2")
    day.take("b")
    assert served(day).helped == ()
    assert day.next("w2") == bound.id


def test_a_help_is_given_when_the_other_queue_waits_too_long(day: Any) -> None:
    day.state.plan = helping(day.state.plan, Serve("b", over=10))
    waits = day.take("b")
    day.later(minutes=10)
    day.take("a")
    assert served(day).helped == ()
    day.later(seconds=1)
    assert served(day).helped == ("b",)
    assert day.next("w2") == waits.id
    day.do(intents.Cancel(command_id="c", ticket=waits.id))
    assert served(day).helped == ()


def test_without_a_bound_a_long_wait_changes_nothing(day: Any) -> None:
    day.state.plan = helping(day.state.plan, Serve("b"))
    day.take("b")
    day.later(hours=3)
    day.take("a")
    assert served(day).helped == ()


@pytest.mark.parametrize(
    ("days", "start", "until", "counts"),
    [
        ((0,), 540, 541, True),  # the Monday on which the day begins, at nine
        ((1, 2, 3, 4, 5, 6), 0, 1440, False),
        ((0,), 541, 1440, False),
        ((0,), 0, 540, False),
        ((0,), 0, 541, True),
    ],
)
def test_weekday_and_hour_are_the_sites_own(
    day: Any, days: tuple[int, ...], start: int, until: int, counts: bool
) -> None:
    serve = Serve("b", helps=False, days=days, start=start, until=until)
    assert in_force(serve, day.moment) is counts
    day.state.plan = helping(day.state.plan, serve)
    assert served(day).own == (("@w2", "a", "b") if counts else ("@w2", "a"))


def test_a_queue_served_as_its_own_is_not_helped_besides(day: Any) -> None:
    both = (Serve("b", helps=False), Serve("b"), Serve("a"))
    day.state.plan = helping(day.state.plan, *both)
    assert served(day) == Served(("@w2", "a", "b"), ())


def test_a_help_named_twice_is_given_once(day: Any) -> None:
    day.state.plan = helping(day.state.plan, Serve("b", start=0, until=1000), Serve("b", over=5))
    assert served(day).helped == ("b",)


def test_all_lines_are_the_own_and_the_helped() -> None:
    assert Served(("@w", "a"), ("b",)).lines == ("@w", "a", "b")


def test_what_a_window_ever_serves(day: Any) -> None:
    day.state.plan = helping(day.state.plan, Serve("b", days=(6,)), Serve("b", days=(5,)))
    assert ever_served(day.state, "w2") == ("@w2", "a", "b")
    day.open("w2")
    assert ever_served(day.state, "w2") == ("@w2", "@clerk:li", "a", "b")


def test_minutes_of_the_local_day(day: Any) -> None:
    assert day.moment.minute_of_day == 540
    day.later(minutes=61)
    assert day.moment.minute_of_day == 601
    assert (
        day.moment.seconds == (datetime(2026, 11, 23, 1, 0, tzinfo=UTC) + timedelta(minutes=61)).timestamp()
    )
