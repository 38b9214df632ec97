"""Undo: for a moment the last action at a window can be taken back, and then all is as before."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain.decision import Nobody
from queue_server.domain.events import ActionUndone
from queue_server.domain.lifecycle import State
from queue_server.domain.refusal import Refusal
from wire import intents
from wire.receipts import SlipPrinted

UNDO = intents.Undo(command_id="c", window="w1")
ACTIONS = {
    "call": ("", intents.CallNext, {}),
    "start": ("call", intents.Start, {}),
    "finish": ("call start", intents.Finish, {}),
    "no_show": ("call", intents.NoShow, {}),
    "hold": ("call start", intents.Hold, {}),
    "resume": ("call start hold", intents.Resume, {}),
    "transfer": ("call start", intents.Transfer, {"to_queue": "b"}),
}


def prepared(day: Any, before: str) -> Any:
    """Return a day with a few who wait, after the actions ``before`` at window 1."""
    day.open("w1", "w2")
    for queue, priority in (("a", "ordinary"), ("b", "elderly"), ("a", "elderly"), ("b", "ordinary")):
        day.later(seconds=30)
        day.take(queue, priority=priority)
    for name in before.split():
        day.later(seconds=30)
        _, kind, more = ACTIONS[name]
        day.at(kind, **more)
    day.later(seconds=30)
    return day


def image(day: Any) -> dict[str, Any]:
    """Return all that undo must bring back: everything but the count of records and of calls made."""
    kept = {field.name for field in fields(day.state) if field.compare} - {"plan", "last"}
    state = {name: deepcopy(value) for name, value in vars(day.state).items() if name in kept}
    tickets = {name: replace(ticket, calls=0) for name, ticket in day.state.tickets.items()}
    return {**state, "tickets": tickets, "seq": 0}


@pytest.mark.parametrize("action", ACTIONS)
def test_what_is_undone_is_as_if_it_had_not_been(day: Any, action: str) -> None:
    before, kind, more = ACTIONS[action]
    prepared(day, before)
    was = image(day)
    day.at(kind, **more)
    assert image(day) != was
    day.later(seconds=10)
    (event,) = day.do(UNDO)
    assert isinstance(event, ActionUndone)
    assert (event.action, event.ticket) == (action, event.tickets[0])
    assert image(day) == was


def test_next_that_finished_one_and_called_another_is_undone_whole(day: Any) -> None:
    prepared(day, "call start")
    was = image(day)
    finished, called = day.at(intents.CallNext)
    (event,) = day.do(UNDO)
    assert event.tickets == (called.ticket, finished.ticket)
    assert image(day) == was


def test_a_finish_and_a_call_of_two_presses_are_two_actions(day: Any) -> None:
    prepared(day, "call start")
    (finished,) = day.at(intents.Finish)
    day.later(seconds=1)
    (called,) = day.at(intents.CallNext)
    (event,) = day.do(UNDO)
    assert event.tickets == (called.ticket,)
    assert day.ticket(finished.ticket).state is State.FINISHED


def test_what_is_undone_can_be_done_again_and_is_another_call(day: Any) -> None:
    prepared(day, "")
    ticket = day.call()
    day.do(UNDO)
    assert day.call() == ticket
    assert (day.ticket(ticket).calls, day.ticket(ticket).times) == (2, 1)


def test_a_stop_that_was_added_since_is_not_taken_back(day: Any) -> None:
    """The visit has changed (found by simulation); what was done to others can still be undone."""
    prepared(day, "")
    ticket, other = day.call("w1"), day.call("w2")
    day.do(intents.AddStop(command_id="c", ticket=ticket, queue="b", reason="also wants"))
    assert day.refusal(UNDO).code == "nothing_to_undo"
    assert len(day.ticket(ticket).stops) == 2
    (event,) = day.at(intents.Undo, "w2")
    assert event.ticket == other


def test_it_is_undone_once(day: Any) -> None:
    prepared(day, "")
    day.call()
    day.do(UNDO)
    assert day.refusal(UNDO).code == "nothing_to_undo"


@pytest.mark.parametrize(("seconds", "code"), [(10, ""), (10.001, "undo_too_late")])
def test_it_is_undone_for_a_moment_only(day: Any, seconds: float, code: str) -> None:
    prepared(day, "")
    day.call()
    day.later(seconds=seconds)
    assert getattr(day.decide(UNDO), "code", "") == code


def test_a_clock_that_is_set_back_gives_no_more_time(day: Any) -> None:
    prepared(day, "")
    day.call()
    day.later(seconds=-10.001)
    assert day.refusal(UNDO).code == "undo_too_late"


def test_the_site_says_how_long(day: Any) -> None:
    day.rules(undo_seconds=3)
    prepared(day, "")
    day.call()
    day.later(seconds=4)
    refusal = day.refusal(UNDO)
    assert (refusal.code, refusal.expected) == ("undo_too_late", "within 3 s")


def test_nothing_was_done_yet(day: Any) -> None:
    day.open("w1")
    assert day.refusal(UNDO).code == "nothing_to_undo"
    unknown = day.refusal(intents.Undo(command_id="c", window="w9"))
    assert (unknown.code, unknown.value) == ("unknown_window", "w9")


@pytest.mark.parametrize(
    "then",
    [
        lambda day: day.at(intents.Recall),
        lambda day: day.at(intents.PauseWindow),
        lambda day: day.open("w1"),
    ],
    ids=["a recall is heard", "a pause is an action", "another clerk sits down"],
)
def test_what_cannot_be_unsaid_ends_it(day: Any, then: Callable[[Any], object]) -> None:
    prepared(day, "")
    day.call()
    then(day)
    assert day.refusal(UNDO).code == "nothing_to_undo"


def test_what_others_did_with_the_ticket_since_stands(day: Any) -> None:
    prepared(day, "call start")
    (sent,) = day.at(intents.Transfer, to_window="w2")
    assert day.call("w2") == sent.ticket
    assert day.refusal(UNDO).code == "moved_on"
    day.do(intents.Undo(command_id="c", window="w2"))
    day.do(UNDO)
    assert day.ticket(sent.ticket).window == "w1"


def test_a_ticket_withdrawn_since_is_not_brought_back(day: Any) -> None:
    prepared(day, "")
    ticket = day.call()
    day.do(intents.Cancel(command_id="c", ticket=ticket))
    assert day.refusal(UNDO).code == "moved_on"


def test_a_service_of_another_window_learnt_since_is_kept(day: Any) -> None:
    day.open("w1", "w2")
    for window in ("w1", "w2"):
        day.take()
        day.call(window)
        day.at(intents.Start, window)
    day.later(minutes=9)
    day.at(intents.Finish)
    day.at(intents.Finish, "w2")
    learnt = day.state.learned.site
    day.do(UNDO)
    assert day.state.learned.site == learnt


def test_a_slip_printed_since_is_still_printed(day: Any) -> None:
    prepared(day, "")
    ticket = day.call()
    day.do(SlipPrinted(command_id="c", ticket=ticket, printer="k"))
    day.do(UNDO)
    assert day.ticket(ticket).slip == "printed"


AT_W1 = st.sampled_from(
    [
        intents.CallNext,
        intents.CallNext,
        intents.Start,
        intents.Finish,
        intents.Hold,
        intents.Resume,
        intents.NoShow,
        intents.Recall,
        intents.Undo,
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(AT_W1, st.sampled_from(["w1", "w2"]), st.integers(0, 6)), max_size=25))
def test_however_a_day_went_undo_undoes_the_last_action_and_the_log_says_the_same(
    another_day: Any, presses: list[Any]
) -> None:
    day = prepared(another_day(), "")
    for kind, window, seconds in presses:
        day.later(seconds=seconds)
        was = image(day)
        decision = day.decide(kind(command_id="c", window=window))
        if isinstance(decision, Refusal | Nobody):
            continue
        day.apply(*decision)
        undone = day.decide(intents.Undo(command_id="c", window=window))
        if kind is not intents.Undo and not isinstance(undone, Refusal):
            probe = another_day()
            probe.state, probe.now = day.replayed(), day.now
            probe.apply(*undone)
            assert image(probe) == was
    assert day.replayed() == day.state


def test_the_end_of_a_stop_is_undone_as_a_finish(day: Any) -> None:
    day.open("w1")
    visit = day.take(None, items=("i-a", "i-b"), order="given")
    day.call()
    day.at(intents.Start)
    day.at(intents.Finish)
    assert day.ticket(visit.id).stop == 1
    (event,) = day.do(UNDO)
    assert (event.action, event.tickets) == ("finish", (visit.id,))
    assert (day.ticket(visit.id).stop, day.state.window("w1").ticket) == (0, visit.id)
