"""The accounts of fairness: the shadow hall, who is owed, who was passed."""

import pytest

from queue_server.domain.fairness import Fairness, Tally

FIRST, SECOND, THIRD = (1.0, 1, "t1"), (2.0, 2, "t2"), (3.0, 3, "t3")


def three() -> Fairness:
    fairness = Fairness()
    for place in (SECOND, THIRD, FIRST):
        fairness.join("a", place)
    return fairness


def call(fairness: Fairness, place: tuple[float, int, str], tally: Tally, at: float = 9.0) -> None:
    expected = fairness.expects("a", place)
    fairness.leave("a", place)
    fairness.called("a", place, expected, tally, at)


def test_the_shadow_stands_by_arrival() -> None:
    assert three().shadow == {"a": [FIRST, SECOND, THIRD]}


def test_a_call_in_order_is_the_same_in_the_shadow() -> None:
    fairness = three()
    call(fairness, FIRST, Tally())
    assert (fairness.shadow, fairness.owed) == ({"a": [SECOND, THIRD]}, {})


def test_a_call_out_of_order_leaves_a_ghost_and_owes_whose_turn_it_was() -> None:
    fairness = three()
    call(fairness, THIRD, Tally(turn="t1", turn_line="a", owed=True))
    assert fairness.shadow == {"a": [SECOND, THIRD]}
    assert fairness.owed == {"a": {"t1": 9.0}}


def test_who_is_no_ordinary_ticket_is_not_owed() -> None:
    fairness = three()
    call(fairness, THIRD, Tally(turn="t1", turn_line="a"))
    assert (fairness.shadow, fairness.owed) == ({"a": [SECOND, THIRD]}, {})


def test_one_called_when_owed_is_owed_no_more_and_is_no_ghost() -> None:
    fairness = three()
    call(fairness, THIRD, Tally(turn="t1", turn_line="a", owed=True))
    call(fairness, FIRST, Tally(turn="t2", turn_line="a", owed=True), at=10.0)
    assert (fairness.shadow, fairness.owed) == ({"a": [THIRD]}, {"a": {"t2": 10.0}})


def test_the_turn_may_be_in_another_line() -> None:
    fairness = three()
    fairness.join("b", (0.5, 9, "t9"))
    call(fairness, FIRST, Tally(turn="t9", turn_line="b", owed=True))
    assert (fairness.shadow, fairness.owed) == ({"a": [FIRST, SECOND, THIRD]}, {"b": {"t9": 9.0}})


@pytest.mark.parametrize(("turn", "line"), [("t2", "a"), ("t1", "b")])
def test_a_turn_that_was_not_is_no_true_log(turn: str, line: str) -> None:
    with pytest.raises(AssertionError, match=turn):
        three().called("a", THIRD, False, Tally(turn=turn, turn_line=line), 9.0)


def test_a_ghost_that_comes_back_stands_in_its_place_once() -> None:
    fairness = three()
    call(fairness, THIRD, Tally(turn="t1", turn_line="a", owed=True))
    fairness.join("a", THIRD)
    assert fairness.shadow == {"a": [SECOND, THIRD]}


def test_who_goes_home_is_forgotten_in_both_halls() -> None:
    fairness = three()
    call(fairness, THIRD, Tally(turn="t1", turn_line="a", owed=True))
    for place in (FIRST, SECOND):
        fairness.leave("a", place)
    assert (fairness.shadow, fairness.owed) == ({"a": [THIRD]}, {})
    fairness.leave("a", THIRD)
    fairness.leave("a", THIRD)
    assert fairness.shadow == {}


def test_one_of_two_owed_stays_owed() -> None:
    fairness = three()
    fairness.owed = {"a": {"t1": 1.0, "t2": 2.0}}
    fairness.leave("a", FIRST)
    assert fairness.owed == {"a": {"t2": 2.0}}


def test_of_what_an_older_release_left_the_waiting_stand_in_the_shadow() -> None:
    fairness = Fairness(owed={"a": {"t1": 1.0}})
    for place in (FIRST, SECOND, SECOND):
        fairness.expect("a", place)
    assert fairness.shadow == {"a": [SECOND]}


def test_runs_are_as_told_and_passers_are_kept() -> None:
    fairness = three()
    call(fairness, THIRD, Tally(passed={"a": 1, "b": 4}))
    assert (fairness.runs, fairness.passers) == ({"a": 1, "b": 4}, {"a": [THIRD], "b": [THIRD]})
    call(fairness, SECOND, Tally(passed={"a": 2, "b": 0, "c": 0}))
    assert (fairness.runs, fairness.passers) == ({"a": 2}, {"a": [SECOND, THIRD], "b": [THIRD]})


def test_who_came_later_and_went_before_is_counted() -> None:
    fairness = Fairness(passers={"a": [FIRST, SECOND, THIRD]})
    assert [fairness.overtaken("a", place) for place in (FIRST, SECOND, THIRD)] == [2, 1, 0]
    assert fairness.overtaken("b", FIRST) == 0


def test_who_passed_only_those_before_the_first_counts_no_more() -> None:
    fairness = Fairness(passers={"a": [FIRST, SECOND, THIRD]}, runs={"a": 1, "b": 1})
    fairness.forget_before("a", SECOND)
    assert (fairness.passers, fairness.runs) == ({"a": [THIRD]}, {"a": 1, "b": 1})
    fairness.forget_before("a", THIRD)
    assert (fairness.passers, fairness.runs) == ({}, {"a": 1, "b": 1})
    fairness.forget_before("b", None)
    assert fairness.runs == {"a": 1}


def test_with_the_last_ordinary_ticket_all_is_forgotten() -> None:
    fairness = Fairness(passers={"a": [FIRST]}, runs={"a": 1})
    fairness.forget_before("a", None)
    assert (fairness.passers, fairness.runs) == ({}, {})


def test_those_who_count_no_more_count_again_and_one_who_has_not_passed_does_not() -> None:
    fairness = Fairness(passers={"a": [FIRST, SECOND, THIRD]})
    spent = tuple(fairness.spent("a", SECOND))
    assert spent == (FIRST, SECOND)
    assert fairness.spent("a", None) == [FIRST, SECOND, THIRD]
    fairness.forget_before("a", SECOND)
    fairness.pass_again("a", spent)
    fairness.pass_again("b", ())
    assert fairness.passers == {"a": [FIRST, SECOND, THIRD]}
    for place in (SECOND, SECOND, FIRST):
        fairness.unpass("a", place)
    fairness.unpass("b", FIRST)
    assert fairness.passers == {"a": [THIRD]}
    fairness.unpass("a", THIRD)
    assert fairness.passers == {}


def test_a_group_steps_on() -> None:
    fairness = three()
    call(fairness, FIRST, Tally(group="g", cycle=2))
    call(fairness, SECOND, Tally())
    assert fairness.cycles == {"g": 2}


def test_the_longest_owed_comes_first_whatever_the_clock_does() -> None:
    fairness = Fairness()
    for ticket, since in (("t1", 5.0), ("t2", 7.0), ("t3", 6.0), ("t4", 7.0)):
        fairness.owe("a", ticket, since)
    assert list(fairness.owed["a"].items()) == [("t1", 5.0), ("t3", 6.0), ("t2", 7.0), ("t4", 7.0)]
