"""What must hold besides the state: recalls and their spacing, the proof of a call, the ways back."""

from typing import Any

import pytest

from queue_server.domain.lifecycle import State
from wire import intents, receipts


def recall(day: Any) -> Any:
    return intents.Recall(command_id="c", window="w1")


def no_show(day: Any) -> Any:
    return intents.NoShow(command_id="c", window="w1")


def called(day: Any) -> str:
    day.open("w1")
    day.take()
    return str(day.call())


def shown(day: Any, ticket: str, times: int = 1) -> None:
    day.do(receipts.CallShown(command_id="c", ticket=ticket, times=times, screen="b"))


def test_recalls_are_counted_and_then_a_no_show_is_offered(day: Any) -> None:
    day.rules(recalls=2)
    called(day)
    for _ in range(2):
        day.do(recall(day))
    refusal = day.refusal(recall(day))
    assert refusal.code == "recalls_used"
    assert "A001" in refusal.detail
    day.do(no_show(day))


def test_without_a_limit_one_may_recall_for_ever(day: Any) -> None:
    called(day)
    for _ in range(20):
        day.do(recall(day))
    assert day.ticket("t002").times == 21


@pytest.mark.parametrize(("seconds", "code"), [(0, "recall_too_soon"), (9.9, "recall_too_soon"), (10, "")])
def test_recalls_keep_their_distance(day: Any, seconds: float, code: str) -> None:
    day.rules(recall_seconds=10)
    called(day)
    day.later(seconds=seconds)
    decision = day.decide(recall(day))
    assert getattr(decision, "code", "") == code


def test_the_seconds_left_are_named(day: Any) -> None:
    day.rules(recall_seconds=10)
    called(day)
    day.later(seconds=2.5)
    assert day.refusal(recall(day)).expected == "in 8 s or later"


def test_a_clock_set_back_does_not_lock_a_recall(day: Any) -> None:
    day.rules(recall_seconds=10)
    called(day)
    day.later(hours=-1)
    day.do(recall(day))


def test_nobody_misses_a_call_that_nothing_showed_or_said(day: Any) -> None:
    day.rules(witnessed=("w1",))
    ticket = called(day)
    assert day.refusal(no_show(day)).code == "call_unproven"
    shown(day, ticket)
    day.do(no_show(day))


def test_where_nothing_can_prove_a_call_the_clerk_is_believed(day: Any) -> None:
    day.rules(witnessed=("w2",))
    called(day)
    day.do(no_show(day))


def test_a_call_called_out_by_mouth_is_proven(day: Any) -> None:
    day.rules(witnessed=("w1",))
    ticket = called(day)
    (spoken,) = day.do(intents.CalledOut(command_id="c", window="w1"))
    assert (spoken.ticket, spoken.times, spoken.speaker) == (ticket, 1, "clerk:li")
    day.do(no_show(day))


def test_who_is_served_is_not_called_out(day: Any) -> None:
    called(day)
    day.at(intents.Start)
    assert day.refusal(intents.CalledOut(command_id="c", window="w1")).code == "illegal_move"


def test_the_no_show_clock_starts_with_the_proof(day: Any) -> None:
    day.rules(witnessed=("w1",), no_show_seconds=20)
    ticket = called(day)
    day.later(minutes=5)
    shown(day, ticket)
    day.later(seconds=19.5)
    refusal = day.refusal(no_show(day))
    assert (refusal.code, refusal.expected) == ("no_show_too_soon", "in 1 s or later")
    day.later(seconds=0.5)
    day.do(no_show(day))


def test_the_first_proof_counts(day: Any) -> None:
    day.rules(witnessed=("w1",), no_show_seconds=20)
    ticket = called(day)
    shown(day, ticket)
    first = day.now
    day.later(seconds=20)
    day.do(receipts.CallSpoken(command_id="c", ticket=ticket, times=1, speaker="b"))
    assert day.ticket(ticket).proven_at == first
    day.do(no_show(day))


def test_a_proof_holds_over_a_recall_and_a_recall_can_bring_it(day: Any) -> None:
    day.rules(witnessed=("w1",))
    ticket = called(day)
    shown(day, ticket)
    day.do(recall(day))
    assert day.ticket(ticket).proven_at is not None
    other = day.take().id
    day.do(no_show(day))
    day.call()
    day.do(recall(day))
    shown(day, other, times=2)
    day.do(no_show(day))


def test_the_proof_of_an_earlier_summons_proves_nothing_of_this_one(day: Any) -> None:
    day.rules(witnessed=("w1",))
    ticket = called(day)
    day.at(intents.Transfer, to_queue="a")
    day.call()
    shown(day, ticket, times=1)
    assert day.ticket(ticket).proven_at is None
    assert day.refusal(no_show(day)).code == "call_unproven"
    shown(day, ticket, times=2)
    day.do(no_show(day))


def test_a_new_summons_must_be_proven_anew(day: Any) -> None:
    day.rules(witnessed=("w1",))
    ticket = called(day)
    shown(day, ticket)
    day.at(intents.Transfer, to_queue="a")
    day.call()
    assert day.refusal(no_show(day)).code == "call_unproven"
    assert day.ticket(ticket).state is State.CALLED
