"""The course of a pool: whose turn comes when, at which window, over breaks, with helps."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.hours import Hours, Opening
from queue_server.domain.moment import Moment
from queue_server.domain.plan import Serve
from queue_server.domain.pools import pools
from queue_server.domain.schedule import FURTHEST, Course, schedule
from queue_server.domain.takings import Takings
from wire import intents


def turns(course: Course) -> list[float]:
    return [turn for turn, _ in course.waits]


def variances(course: Course) -> list[float]:
    return [variance for _, variance in course.waits]


def courses(day: Any, hours: Hours | None = None, line: str = "a") -> dict[str, Course]:
    state = day.state
    takings = Takings(state.learned, day.now)
    made = schedule(state, pools(state.plan)[line], Moment(day.now, day.now), hours, takings)
    return made.lines


def mean(day: Any, queue: str = "a") -> float:
    return Takings(day.state.learned, day.now)[queue, None][0]


def test_one_window_takes_one_after_the_other(day: Any) -> None:
    day.open("w2")
    tickets = [day.take().id for _ in range(3)]
    course = courses(day)["a"]
    assert [place[2] for place in course.places] == tickets
    assert turns(course) == pytest.approx([0, mean(day), 2 * mean(day)])
    variance = Takings(day.state.learned, day.now)["a", None][1]
    assert variances(course) == pytest.approx([0, variance, 2 * variance])
    assert (course.tail, course.step) == pytest.approx((3 * mean(day), mean(day)))
    assert course.spread == pytest.approx(3 * variance)


def test_two_windows_take_two_at_a_time_and_know_more_of_both(day: Any) -> None:
    day.open("w1", "w2")
    for _ in range(4):
        day.take()
    course = courses(day)["a"]
    assert turns(course) == pytest.approx([0, 0, mean(day), mean(day)])
    assert variances(course)[2] == pytest.approx(Takings(day.state.learned, day.now)["a", None][1] / 2)
    assert course.step == pytest.approx(mean(day) / 2)


def test_a_shared_window_is_not_counted_twice(day: Any) -> None:
    day.open("w1")
    for queue in "abab":
        day.take(queue)
        day.later(seconds=1)
    found = courses(day)
    assert turns(found["a"]) == pytest.approx([0, 2 * mean(day)])
    assert turns(found["b"]) == pytest.approx([mean(day), 3 * mean(day)])
    assert found["a"].tail == found["b"].tail == pytest.approx(4 * mean(day))


def test_who_is_bound_to_a_window_waits_for_that_one(day: Any) -> None:
    day.open("w2", "w3")
    day.take()
    day.call("w2")
    day.at(intents.Transfer, "w2", to_window="w3")
    found = courses(day)
    assert (turns(found["@w3"]), turns(found["a"]), found["a"].tail) == ([0], [], 0)


def test_who_is_bound_to_a_clerk_waits_for_him(day: Any) -> None:
    day.open("w2")
    assert courses(day)["@clerk:li"].tail == 0


def test_helps_are_given_when_nobody_waits_for_ones_own(day: Any) -> None:
    plan = day.state.plan
    helping = replace(plan.windows["w2"], serves=(Serve("b"),))
    day.state.plan = replace(plan, windows=plan.windows | {"w2": helping})
    day.open("w2")
    for queue in "bab":
        day.take(queue)
        day.later(seconds=1)
    found = courses(day)
    assert turns(found["a"]) == [0]
    assert turns(found["b"]) == pytest.approx([mean(day), 2 * mean(day)])


def test_without_a_window_there_is_no_turn(day: Any) -> None:
    day.take()
    course = courses(day)["a"]
    assert turns(course) == []
    assert course.wait(0) is None
    assert course.closes == 0


def test_beyond_what_is_looked_at_the_pace_goes_on() -> None:
    course = Course([], [(0.0, 0.0), (10.0, 5.0)], tail=20.0, spread=8.0, step=10.0)
    assert course.wait(1) == (10.0, 5.0)
    assert course.wait(2) == (20.0, 8.0)
    assert course.wait(4) == (40.0, 8.0 + 20 * 10.0 / 2)


def test_a_very_long_line_is_looked_at_so_far(day: Any) -> None:
    day.open("w2")
    for _ in range(FURTHEST + 1):
        day.take()
    course = courses(day)["a"]
    assert len(turns(course)) == len(course.places) == FURTHEST
    wait = course.wait(FURTHEST)
    assert wait is not None
    assert wait[0] == pytest.approx(FURTHEST * mean(day))


def test_over_noon_the_window_rests_and_begins_anew_with_the_afternoon(day: Any) -> None:
    day.state.learned.staffed = {"w1": 0.0, "w3": 0.0}
    day.open("w2")
    for _ in range(3):
        day.take()
    noon = mean(day) * 1.5 / 60
    hours = Hours(day.now, (Opening(0, int(noon)), Opening(200, 300)))
    course = courses(day, hours)["a"]
    assert turns(course) == pytest.approx([0, mean(day), int(noon) * 60])
    assert course.closes == (int(noon) + 100) * 60


@pytest.mark.parametrize(("opened", "kept"), [(-1, True), (0, False), (1, False)])
def test_a_window_opened_in_the_break_shows_that_it_is_not_kept(day: Any, opened: int, kept: bool) -> None:
    noon = day.now + timedelta(minutes=10)
    day.now = noon + timedelta(minutes=opened)
    day.open("w2")
    day.now = noon + timedelta(minutes=5)
    day.take()
    hours = Hours(noon - timedelta(minutes=100), (Opening(0, 100), Opening(190, 300)))
    made = schedule(
        day.state,
        pools(day.state.plan)["a"],
        Moment(day.now, day.now),
        hours,
        Takings(day.state.learned, day.now),
    )
    assert made.time.real(0) == (85 * 60 if kept else 0)


def test_before_hours_an_open_window_calls(day: Any) -> None:
    day.open("w2")
    day.take()
    hours = Hours(day.now, (Opening(30, 100),))
    made = schedule(
        day.state,
        pools(day.state.plan)["a"],
        Moment(day.now, day.now),
        hours,
        Takings(day.state.learned, day.now),
    )
    assert made.time.real(0) == 0
    day.at(intents.PauseWindow, "w2")
    made = schedule(
        day.state,
        pools(day.state.plan)["a"],
        Moment(day.now, day.now),
        hours,
        Takings(day.state.learned, day.now),
    )
    assert made.time.real(0) == 1800


def test_a_window_that_is_not_on_duty_calls_nobody_in_study_hours(day: Any) -> None:
    day.state.learned.staffed = {"w1": 0.0, "w3": 0.0}
    day.open("w2")
    for _ in range(3):
        day.take()
    study = int(mean(day) * 1.5 / 60)
    hours = Hours(day.now, (Opening(0, study), Opening(study, 500, True)), frozenset({"w1"}))
    course = courses(day, hours)["a"]
    assert turns(course) == pytest.approx([0, mean(day)])
    assert course.gone
    assert course.wait(2) is None
    day.open("w1")
    course = courses(day, hours)["a"]
    assert turns(course) == pytest.approx([0, 0, mean(day)])
    assert not course.gone
    assert course.tail == pytest.approx(mean(day))
