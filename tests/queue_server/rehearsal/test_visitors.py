"""Simulated days: the same seed the same day, people at the hours they come, staff with rests."""

from collections import Counter
from statistics import median

import pytest

from queue_server.rehearsal.player import play
from queue_server.rehearsal.shapes import SHAPES, Shape, plan_of
from queue_server.rehearsal.visitors import simulated
from queue_server.rehearsal.visits import visits

EVERY = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)


@EVERY
def test_the_same_seed_gives_the_same_day(shape: Shape) -> None:
    assert simulated(shape, 1) == simulated(shape, 1)
    assert simulated(shape, 1).arrivals != simulated(shape, 2).arrivals


@EVERY
def test_about_as_many_come_as_the_shape_says_when_it_says(shape: Shape) -> None:
    days = [simulated(shape, seed) for seed in range(30)]
    assert median(len(day.arrivals) for day in days) == pytest.approx(shape.visitors, rel=0.15)
    for day in days:
        times = [arrival.at / 3600 for arrival in day.arrivals]
        assert times == sorted(times)
        assert all(any(start <= at <= until for start, until, _ in shape.rush) for at in times)


@EVERY
def test_items_queues_and_windows_are_those_of_the_plan(shape: Shape) -> None:
    plan, day = plan_of(shape), simulated(shape, 3)
    assert {arrival.item for arrival in day.arrivals} <= set(plan.queue_of_item)
    assert {turn.window for turn in day.turns} <= set(plan.windows)
    assert {arrival.priority for arrival in day.arrivals} <= {"ordinary", *plan.classes}
    assert all(plan.queues[queue].windows for queue in plan.queues)


@EVERY
def test_a_day_is_played_to_its_end(shape: Shape) -> None:
    played = play(simulated(shape, 4), plan_of(shape))
    found = Counter(visit.end for visit in visits(played.log))
    assert found["finished"] > 0.7 * sum(found.values())
    assert not played.refused
    assert {window.state for window in played.state.windows.values()} == {"closed"}


def test_days_follow_each_other() -> None:
    shape = SHAPES["village"]
    first, second = simulated(shape, 1, 0), simulated(shape, 1, 1)
    assert (first.day, second.day) == ("2026-03-02", "2026-03-03")
    assert first.hours is not None
    assert first.hours.next_start == second.instant(9 * 3600)
    assert first.local(9 * 3600).isoformat() == "2026-03-02T09:00:00+00:00"
