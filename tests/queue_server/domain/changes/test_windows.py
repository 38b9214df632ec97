"""What opening, pausing and closing make of a window, and of how many serve each queue."""

from typing import Any

from queue_server.domain import events as e
from queue_server.domain.state import WindowNow


def test_a_window_opens_pauses_and_closes(day: Any) -> None:
    day.apply(e.WindowOpened(window="w1", clerk="li"))
    assert day.state.window("w1") == WindowNow("open", "li", None, day.now)
    assert day.state.open_windows == {"a": 1, "b": 1}
    day.later(minutes=1)
    day.apply(e.WindowPaused(window="w1"))
    assert day.state.window("w1") == WindowNow("paused", "li", None, day.now)
    assert day.state.open_windows == {"a": 0, "b": 0}
    day.later(minutes=1)
    day.apply(e.WindowClosed(window="w1"))
    assert day.state.window("w1") == WindowNow("closed", "", None, day.now)
    assert day.state.open_windows == {"a": 0, "b": 0}


def test_opened_twice_it_counts_once_and_another_clerk_sits_there(day: Any) -> None:
    day.apply(e.WindowOpened(window="w2", clerk="li"), e.WindowOpened(window="w2", clerk="wang"))
    assert (day.state.window("w2").clerk, day.state.open_windows) == ("wang", {"a": 1})
    day.apply(e.WindowOpened(window="w1", clerk="zhao"))
    assert day.state.open_windows == {"a": 2, "b": 1}


def test_a_window_that_is_gone_from_the_settings_serves_nothing(day: Any) -> None:
    day.apply(e.WindowOpened(window="w9", clerk="li"))
    assert (day.state.window("w9").state, day.state.open_windows) == ("open", {})
