"""An action undone teaches nothing; what others taught since stays."""

from copy import deepcopy
from typing import Any

import pytest

from wire import intents

UNDO = intents.Undo(command_id="u", window="w1")


@pytest.mark.parametrize("action", [intents.Finish, intents.NoShow, intents.CallNext])
def test_what_an_undone_action_taught_is_forgotten(day: Any, action: Any) -> None:
    day.open("w1")
    day.take(queue=None, item="i-a")
    day.take()
    day.call()
    day.later(minutes=6)
    before = deepcopy(day.state.learned)
    day.at(action)
    assert day.state.learned != before
    day.do(UNDO)
    assert day.state.learned == before
    day.at(action)
    assert day.state.learned != before, "done again it teaches as at first"


def test_what_was_known_before_comes_back(day: Any) -> None:
    day.open("w1")
    for _ in range(3):
        day.take()
    for _ in range(2):
        day.call()
        day.later(minutes=7)
    before = deepcopy(day.state.learned)
    day.at(intents.Finish)
    day.do(UNDO)
    assert day.state.learned == before
    assert before.queues["a"].weight == 7


def test_what_another_window_taught_since_stays(day: Any) -> None:
    day.open("w1", "w3")
    for window, queue in (("w1", "a"), ("w3", "b")):
        day.take(queue)
        day.call(window)
    day.later(minutes=6)
    day.at(intents.Finish)
    day.at(intents.Finish, "w3")
    learned = deepcopy(day.state.learned)
    day.do(UNDO)
    assert "a" not in day.state.learned.queues
    assert day.state.learned.queues["b"] == learned.queues["b"]
    assert day.state.learned.site == learned.site
