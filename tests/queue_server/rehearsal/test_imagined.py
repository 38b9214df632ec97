"""An invented day at a real hall: its queues, windows, classes and hours; the same seed, the same day."""

from typing import Any

import pytest

from queue_server.rehearsal.imagined import imagined
from queue_server.rehearsal.player import play


def test_it_is_a_day_of_that_hall(plan: Any) -> None:
    script = imagined(plan, 200, 3)
    assert script == imagined(plan, 200, 3) != imagined(plan, 200, 4)
    assert len(script.arrivals) == pytest.approx(200, rel=0.4)
    assert {arrival.queue for arrival in script.arrivals} == set(plan.queues)
    assert {turn.window for turn in script.turns} == set(plan.windows)
    assert {arrival.priority for arrival in script.arrivals} == {"ordinary", "elderly"}
    assert not play(script, plan, told=False).refused


def test_its_hours_may_be_the_halls_own(plan: Any) -> None:
    script = imagined(plan, 50, 3, ((600, 660),))
    assert script.hours is not None
    assert [(one.start, one.until) for one in script.hours.opens] == [(600, 660)]
    assert min(turn.at for turn in script.turns) >= 36_000
