"""Noon parts the day; in study hours only the queues with a window on duty are open."""

from datetime import UTC, datetime

import pytest

from queue_server.domain.half_day import Half, half_of, open_halves, openings
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.plan import Queue

MORNING, AFTERNOON = Half.MORNING, Half.AFTERNOON
STUDY = Opening(810, 1050, duty_only=True)
FULL = Opening(540, 720)


@pytest.mark.parametrize(
    ("minute", "half"), [(-30, MORNING), (0, MORNING), (719.9, MORNING), (720, AFTERNOON), (1439, AFTERNOON)]
)
def test_noon_itself_is_afternoon(minute: float, half: Half) -> None:
    assert half_of(minute) is half


@pytest.mark.parametrize(
    ("spans", "halves"),
    [
        ([], ()),
        ([Opening(540, 720)], (MORNING,)),
        ([Opening(719, 721)], (MORNING, AFTERNOON)),
        ([Opening(720, 900)], (AFTERNOON,)),
        ([Opening(540, 700), Opening(800, 900)], (MORNING, AFTERNOON)),
    ],
)
def test_a_half_is_open_when_some_minute_of_it_is(spans: list[Opening], halves: tuple[Half, ...]) -> None:
    assert open_halves(spans) == halves


def test_in_study_hours_a_queue_without_a_window_on_duty_rests() -> None:
    hours = Hours(datetime(2026, 11, 27, tzinfo=UTC), (FULL, STUDY), frozenset({"w1"}))
    assert openings(hours, Queue("a", "A", ("w2", "w1"))) == (FULL, STUDY)
    assert openings(hours, Queue("b", "B", ("w3",))) == (FULL,)
    assert openings(hours, Queue("c", "C")) == (FULL,)
