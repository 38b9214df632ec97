"""Which lines have a first that nobody passes any more, by the moment from which it is so."""

from typing import Any

from msgspec.structs import replace

from queue_server.domain.guarantee import keep, must_be_next
from queue_server.domain.plan import Group, Guarantee
from queue_server.domain.unpassable import Unpassable


def test_the_lines_whose_moment_has_come() -> None:
    kept = Unpassable()
    for line, moment in (("a", 5.0), ("b", 3.0), ("c", 5.0)):
        kept.put(line, moment)
    assert (kept.by(2.9), kept.by(3.0), kept.by(5.0)) == ([], ["b"], ["b", "a", "c"])


def test_a_moment_is_put_off_and_taken_away() -> None:
    kept = Unpassable()
    kept.put("a", 1.0)
    kept.put("a", 4.0)
    kept.put("b", 2.0)
    kept.put("b", 2.0)
    assert (kept.by(3.0), kept.by(4.0)) == (["b"], ["b", "a"])
    kept.put("b", None)
    kept.put("z", None)
    assert (kept.sorted, kept.since) == ([(4.0, "a")], {"a": 4.0})


def test_a_line_is_looked_at_again_when_it_was_passed_so_often_or_its_run_ended() -> None:
    kept = Unpassable()
    kept.put("a", 1.0, 3)
    kept.put("b", None)
    kept.passed({"a": 1, "b": 1, "new": 1})
    assert kept.touched == {"b", "new"}
    kept.touched.clear()
    kept.passed({"a": 2})
    assert not kept.touched
    kept.passed({"a": 3})
    assert kept.touched == {"a"}
    kept.put("a", 1.0, 9)
    kept.touched.clear()
    kept.passed({"a": 0})
    assert kept.touched == {"a"}


def bounded(day: Any, **bounds: int) -> None:
    group = Group(id="default", guarantee=Guarantee(**bounds))
    day.state.plan = replace(day.state.plan, groups={"default": group})


def test_under_other_settings_the_moments_are_made_anew(day: Any) -> None:
    bounded(day, aged=10)
    came = day.take().arrived_at.timestamp()
    assert keep(day.state).since == {"a": came + 600}
    bounded(day, aged=5)
    assert keep(day.state).since == {"a": came + 300}
    bounded(day)
    assert keep(day.state).since == {}


def test_of_two_bounds_the_one_that_comes_first(day: Any) -> None:
    bounded(day, aged=10, cap=3)
    day.open("w2")
    came = day.take().arrived_at.timestamp()
    day.take(priority="elderly")
    day.later(minutes=2)
    day.call("w2")
    assert keep(day.state).since == {"a": came + 300}
    day.later(minutes=3)
    must = must_be_next(day.state, ("a",), day.moment.seconds)
    assert must is not None
    assert must.rule == ("owed", {"minutes": 3})
    assert must_be_next(day.state, ("b",), day.moment.seconds) is None


def test_a_count_that_is_reached_holds_at_once(day: Any) -> None:
    bounded(day, in_a_row=1)
    day.open("w2")
    day.take()
    day.take(priority="elderly")
    assert keep(day.state).by(0.0) == []
    day.call("w2")
    assert keep(day.state).by(0.0) == ["a"]


def test_a_night_forgets_who_was_owed(day: Any) -> None:
    bounded(day, cap=1)
    day.open("w2")
    day.take()
    day.take(priority="elderly")
    day.call("w2")
    assert "a" in keep(day.state).since
    day.at_time("09:00", "2026-11-24")
    assert keep(day.state).since == {}
