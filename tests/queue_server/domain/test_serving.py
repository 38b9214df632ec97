"""Service at a window: start, finish, park and take back, send elsewhere."""

from typing import Any

import pytest

from queue_server.domain.lifecycle import State
from wire import intents


@pytest.fixture
def served(day: Any) -> Any:
    """A day on which a ticket of queue a is being served at w1."""
    day.open("w1", "w2", "w3")
    day.take()
    day.call()
    day.at(intents.Start)
    return day


def test_a_service_has_a_start_an_end_and_a_length(day: Any) -> None:
    day.open("w1")
    ticket = day.take()
    day.call()
    day.at(intents.Start)
    started = day.now
    day.later(seconds=580)
    day.at(intents.Finish)
    done = day.state.tickets[ticket.id]
    assert (done.state, done.started_at, done.ended_at) == (State.FINISHED, started, day.now)
    assert day.state.window("w1").ticket is None


def test_finish_without_start_is_implied(day: Any) -> None:
    day.open("w1")
    day.take()
    day.call()
    assert day.at(intents.Finish)[0].implied


@pytest.mark.parametrize("kind", [intents.Start, intents.Finish, intents.Hold, intents.Transfer])
def test_there_must_be_a_ticket(day: Any, kind: Any) -> None:
    day.open("w1")
    assert day.refusal(kind(command_id="c", window="w1")).code == "nothing_at_window"


@pytest.mark.parametrize(
    "kind", [intents.Start, intents.Finish, intents.Hold, intents.Transfer, intents.Resume]
)
def test_there_must_be_such_a_window(day: Any, kind: Any) -> None:
    assert day.refusal(kind(command_id="c", window="w9")).code == "unknown_window"


def test_one_is_started_once(served: Any) -> None:
    assert served.refusal(intents.Start(command_id="c", window="w1")).code == "illegal_move"


def test_only_one_being_served_is_parked(day: Any) -> None:
    day.open("w1")
    day.take()
    day.call()
    assert day.refusal(intents.Hold(command_id="c", window="w1")).code == "illegal_move"


def test_a_parked_ticket_frees_the_window_and_comes_back_to_it(served: Any) -> None:
    parked = served.state.window("w1").ticket
    served.at(intents.Hold)
    assert served.state.window("w1").ticket is None
    served.take()
    other = served.call()
    served.at(intents.Finish)
    served.at(intents.Resume)
    assert other != parked
    assert served.state.window("w1").ticket == parked
    assert served.state.tickets[parked].state is State.SERVING


def test_a_parked_ticket_comes_back_only_to_its_own_window(served: Any) -> None:
    parked = served.state.window("w1").ticket
    served.at(intents.Hold)
    refusal = served.refusal(intents.Resume(command_id="c", window="w2", ticket=parked))
    assert (refusal.code, refusal.value) == ("nothing_held", parked)


def test_nothing_is_taken_back_where_someone_is(served: Any) -> None:
    assert served.refusal(intents.Resume(command_id="c", window="w1")).code == "window_busy"


def test_nothing_is_taken_back_at_a_paused_window(served: Any) -> None:
    served.at(intents.Hold)
    served.at(intents.PauseWindow)
    assert served.refusal(intents.Resume(command_id="c", window="w1")).code == "window_not_open"


def test_of_several_parked_tickets_one_must_be_named(served: Any) -> None:
    first = served.state.window("w1").ticket
    served.at(intents.Hold)
    served.take()
    second = served.call()
    served.at(intents.Start)
    served.at(intents.Hold)
    refusal = served.refusal(intents.Resume(command_id="c", window="w1"))
    assert (refusal.code, refusal.expected) == ("which_held", f"{first}, {second}")
    served.at(intents.Resume, ticket=second)
    assert served.state.window("w1").ticket == second


def test_a_transfer_to_a_queue_waits_there(served: Any) -> None:
    ticket = served.state.window("w1").ticket
    served.at(intents.Transfer, to_queue="b")
    moved = served.state.tickets[ticket]
    assert (moved.state, moved.queue, moved.bound_to, moved.number) == (State.WAITING, "b", None, "A001")
    assert [place[2] for place in served.state.line("b")] == [ticket]
    assert served.state.window("w1").ticket is None


def test_a_transfer_to_a_window_waits_for_that_window_alone(served: Any) -> None:
    ticket = served.state.window("w1").ticket
    served.at(intents.Transfer, to_window="w3")
    assert served.state.tickets[ticket].bound_to == "w3"
    assert served.state.line("a") == []
    assert served.call("w3") == ticket


@pytest.mark.parametrize(
    ("to", "code", "field"),
    [
        ({}, "where_to", "to_queue"),
        ({"to_queue": "a", "to_window": "w2"}, "where_to", "to_queue"),
        ({"to_queue": "z"}, "unknown_queue", "to_queue"),
        ({"to_window": "w9"}, "unknown_window", "to_window"),
    ],
)
def test_a_transfer_says_where_to(served: Any, to: Any, code: str, field: str) -> None:
    refusal = served.refusal(intents.Transfer(command_id="c", window="w1", **to))
    assert (refusal.code, refusal.field) == (code, field)
    assert served.state.window("w1").ticket is not None


def test_a_transfer_to_its_own_window_calls_it_there_again(served: Any) -> None:
    ticket = served.state.window("w1").ticket
    served.at(intents.Transfer, to_window="w1")
    assert served.call("w1") == ticket
