"""Calling, calling again, giving up: next is one key."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.decision import Nobody
from queue_server.domain.events import ServiceFinished, TicketCalled, TicketMissed, TicketRecalled
from queue_server.domain.lifecycle import State
from queue_server.domain.place import place_of
from queue_server.domain.plan import PriorityClass
from wire import intents

NEXT = intents.CallNext(command_id="c", window="w1")


def test_a_call_puts_the_ticket_at_the_window(day: Any) -> None:
    day.open("w1")
    ticket = day.take()
    assert day.call() == ticket.id
    called = day.state.tickets[ticket.id]
    assert (called.state, called.window, called.times, called.calls) == (State.CALLED, "w1", 1, 1)
    assert called.called_at == day.now
    assert day.state.window("w1").ticket == ticket.id
    assert day.state.line("a") == []


def test_a_call_says_why_and_what_it_changes(day: Any) -> None:
    day.open("w1")
    first, second = day.take(), day.take(priority="elderly")
    (called,) = day.do(NEXT)
    assert called.ticket == second.id
    assert (called.why.rule, called.why.figures, called.why.helps) == ("head_start", {"minutes": 15}, False)
    assert (called.tally.turn, called.tally.passed) == (first.id, {"a": 1})


def test_next_finishes_who_is_still_there(day: Any) -> None:
    day.open("w1")
    first, second = day.take(), day.take()
    day.call()
    day.at(intents.Start)
    finished, called = day.do(NEXT)
    assert finished == ServiceFinished(ticket=first.id, window="w1", implied=False, by_next=True)
    assert isinstance(called, TicketCalled)
    assert (called.ticket, called.window) == (second.id, "w1")
    assert day.state.tickets[first.id].state is State.FINISHED


def test_next_without_a_start_says_so(day: Any) -> None:
    day.open("w1")
    day.take()
    day.take()
    day.call()
    day.later(minutes=30)
    finished = day.do(NEXT)[0]
    assert finished.implied


def test_next_with_nobody_waiting_still_finishes(day: Any) -> None:
    day.open("w1")
    ticket = day.take()
    day.call()
    assert day.do(NEXT) == [ServiceFinished(ticket=ticket.id, window="w1", implied=True, by_next=True)]
    assert day.state.window("w1").ticket is None


def test_next_calls_who_goes_on_to_a_line_of_the_same_window(day: Any) -> None:
    """The next stop waits there already, and came before all others (found by simulation)."""
    day.open("w1")
    (issued,) = day.do(intents.Issue(command_id="c", items=("i-a", "i-b"), order="given"))
    assert day.call() == issued.ticket
    day.later(minutes=5)
    other = day.take("b")
    finished, called = day.do(NEXT)
    assert (finished.ticket, finished.to_queue, called.ticket) == (issued.ticket, "b", issued.ticket)
    assert day.ticket(issued.ticket).state is State.CALLED
    assert [place[2] for place in day.state.line("b")] == [other.id]
    assert day.state.fairness.shadow == {"b": [place_of(other)]}
    assert day.replayed() == day.state


def test_next_passes_who_goes_on_to_a_line_of_the_same_window(day: Any) -> None:
    classes = {"elderly": PriorityClass("elderly", head_start=60)}
    day.state.plan = replace(day.state.plan, classes=classes)
    day.open("w1")
    (issued,) = day.do(intents.Issue(command_id="c", items=("i-a", "i-b"), order="given"))
    day.call()
    other = day.take("b", priority="elderly")
    finished, called = day.do(NEXT)
    assert (finished.ticket, called.ticket) == (issued.ticket, other.id)
    assert called.tally.turn == issued.ticket
    assert day.state.fairness.owed == {"b": {issued.ticket: day.now.timestamp()}}
    assert day.replayed() == day.state


def test_a_next_stop_elsewhere_is_nothing_to_this_window(day: Any) -> None:
    day.open("w1", "w2")
    (issued,) = day.do(intents.Issue(command_id="c", items=("i-a", "i-b"), order="given"))
    assert day.call("w2") == issued.ticket
    other = day.take("a")
    finished, called = day.at(intents.CallNext, "w2")
    assert (finished.to_queue, called.ticket) == ("b", other.id)
    assert [place[2] for place in day.state.line("b")] == [issued.ticket]


def test_nobody_waits_is_not_a_refusal(day: Any) -> None:
    day.open("w1")
    assert isinstance(day.decide(NEXT), Nobody)


@pytest.mark.parametrize("how", ["never opened", "paused", "closed"])
def test_only_an_open_window_calls(day: Any, how: str) -> None:
    day.take()
    if how != "never opened":
        day.open("w1")
        day.at(intents.PauseWindow if how == "paused" else intents.CloseWindow)
    refusal = day.refusal(NEXT)
    assert refusal.code == "window_not_open"
    assert "w1" in refusal.detail


@pytest.mark.parametrize("kind", [intents.CallNext, intents.Recall, intents.NoShow])
def test_an_unknown_window_is_named(day: Any, kind: Any) -> None:
    refusal = day.refusal(kind(command_id="c", window="w9"))
    assert (refusal.code, refusal.value, refusal.expected) == ("unknown_window", "w9", "w1, w2, w3")


def test_a_recall_counts(day: Any) -> None:
    day.open("w1")
    ticket = day.take()
    day.call()
    day.later(minutes=1)
    assert day.at(intents.Recall) == [TicketRecalled(ticket=ticket.id, window="w1", times=2)]
    day.at(intents.Recall)
    recalled = day.state.tickets[ticket.id]
    assert (recalled.state, recalled.times, recalled.calls) == (State.CALLED, 3, 3)
    assert recalled.called_at == day.now


def test_who_was_transferred_is_called_anew_but_all_calls_are_counted(day: Any) -> None:
    day.open("w1", "w3")
    ticket = day.take()
    day.call()
    day.at(intents.Recall)
    day.at(intents.Transfer, to_queue="b")
    day.call("w3")
    called = day.state.tickets[ticket.id]
    assert (called.times, called.calls, called.window) == (1, 3, "w3")


def test_a_no_show_frees_the_window(day: Any) -> None:
    day.open("w1")
    ticket = day.take()
    day.call()
    assert day.at(intents.NoShow) == [TicketMissed(ticket=ticket.id, window="w1")]
    assert day.state.tickets[ticket.id].state is State.NO_SHOW
    assert day.state.window("w1").ticket is None


@pytest.mark.parametrize("kind", [intents.Recall, intents.NoShow])
def test_there_must_be_a_ticket_to_recall_or_to_miss(day: Any, kind: Any) -> None:
    day.open("w1")
    assert day.refusal(kind(command_id="c", window="w1")).code == "nothing_at_window"


@pytest.mark.parametrize("kind", [intents.Recall, intents.NoShow])
def test_one_being_served_is_there(day: Any, kind: Any) -> None:
    day.open("w1")
    day.take()
    day.call()
    day.at(intents.Start)
    refusal = day.refusal(kind(command_id="c", window="w1"))
    assert refusal.code == "illegal_move"
    assert "A001" in refusal.detail
