"""Opening, pausing and closing a window."""

from datetime import timedelta
from typing import Any

import pytest

from queue_server.domain.events import WindowOpened
from wire import intents


def test_a_window_never_heard_of_is_closed(day: Any) -> None:
    assert day.state.window("w1").state == "closed"


def test_an_open_window_has_its_clerk_and_counts_for_its_queues(day: Any) -> None:
    day.open("w1", "w2")
    assert (day.state.window("w1").state, day.state.window("w1").clerk) == ("open", "li")
    assert day.state.open_windows == {"a": 2, "b": 1}


def test_the_clerk_is_who_asks_when_none_is_named(day: Any) -> None:
    assert day.decide(intents.OpenWindow(command_id="c", window="w1"), "clerk:wang") == [
        WindowOpened(window="w1", clerk="clerk:wang")
    ]


def test_opening_again_changes_who_sits_there_and_nothing_else(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    day.at(intents.OpenWindow, clerk="wang")
    now = day.state.window("w1")
    assert (now.clerk, now.ticket, now.state) == ("wang", ticket, "open")
    assert day.state.open_windows == {"a": 1, "b": 1}


def test_a_pause_keeps_the_ticket_and_does_not_count_as_open(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    day.at(intents.PauseWindow)
    assert day.state.window("w1").ticket == ticket
    assert day.state.open_windows == {"a": 0, "b": 0}
    day.at(intents.Start)
    day.at(intents.Finish)
    day.at(intents.OpenWindow)
    assert day.state.open_windows == {"a": 1, "b": 1}


def test_a_pause_tells_why_and_until_about_when(day: Any) -> None:
    day.open("w1")
    day.at(intents.PauseWindow, reason="break", minutes=15)
    now = day.state.window("w1")
    assert (now.reason, now.until) == ("break", day.now + timedelta(minutes=15))
    day.at(intents.OpenWindow)
    assert (day.state.window("w1").reason, day.state.window("w1").until) == ("", None)


def test_why_and_how_long_may_be_told_of_a_window_that_is_paused_already(day: Any) -> None:
    day.open("w1")
    day.at(intents.PauseWindow)
    since = day.now
    day.later(minutes=2)
    day.at(intents.PauseWindow, reason="meeting", minutes=30)
    now = day.state.window("w1")
    assert (now.state, now.since, now.reason) == ("paused", since, "meeting")
    assert now.until == day.now + timedelta(minutes=30)
    assert day.state.open_windows == {"a": 0, "b": 0}


@pytest.mark.parametrize("before", [[], [intents.PauseWindow], [intents.CloseWindow]])
def test_only_an_open_window_pauses(day: Any, before: Any) -> None:
    if before:
        day.open("w1")
        day.at(before[0])
    assert day.refusal(intents.PauseWindow(command_id="c", window="w1")).code == "window_not_open"


def test_a_window_with_somebody_at_it_is_not_closed(day: Any) -> None:
    day.open("w1")
    day.take()
    day.call()
    assert day.refusal(intents.CloseWindow(command_id="c", window="w1")).code == "window_busy"


def test_a_closed_window_forgets_its_clerk(day: Any) -> None:
    day.open("w1")
    day.at(intents.CloseWindow)
    now = day.state.window("w1")
    assert (now.state, now.clerk) == ("closed", "")
    assert day.state.open_windows == {"a": 0, "b": 0}


@pytest.mark.parametrize("kind", [intents.OpenWindow, intents.PauseWindow, intents.CloseWindow])
def test_there_must_be_such_a_window(day: Any, kind: Any) -> None:
    assert day.refusal(kind(command_id="c", window="w9")).code == "unknown_window"
