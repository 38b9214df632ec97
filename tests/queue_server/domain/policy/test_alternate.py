"""So many of one side, then so many of the other."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.plan import Group
from queue_server.domain.policy.alternate import FIRST, OTHERS, between, key, rule, side, then, turn

TWO_TO_ONE = Group(id="g", turns=(2, 1))


def test_the_side_of_a_class(standing: Any) -> None:
    group = Group(id="g", first=("appointment", "elderly"))
    assert [side(group, name) for name in ("appointment", "elderly", "disabled", "ordinary")] == [0, 0, 1, 1]


def test_two_turns_of_the_first_side_then_one_of_the_other() -> None:
    assert [turn(TWO_TO_ONE, step) for step in range(6)] == [FIRST, FIRST, OTHERS] * 2


def test_a_call_of_the_side_whose_turn_it_is_steps_on() -> None:
    assert [then(TWO_TO_ONE, step, "appointment") for step in range(3)] == [1, 2, 2]
    assert [then(TWO_TO_ONE, step, "ordinary") for step in range(3)] == [0, 1, 0]


def test_the_side_whose_turn_it_is_goes_first_and_arrival_decides_within(standing: Any) -> None:
    early, late, booked = standing(9), standing(8), standing(1, "appointment")
    assert sorted([late, early, booked], key=key) == [booked, early, late]
    walk_ins_turn = [one._replace(cycle=2) for one in (late, early, booked)]
    assert [one.place for one in sorted(walk_ins_turn, key=key)] == [early.place, late.place, booked.place]


def test_the_rule_tells_the_step_or_the_gap(standing: Any) -> None:
    assert rule(standing(1, "appointment", cycle=1)) == ("turn", {"turn": 2, "of": 3})
    assert rule(standing(1, cycle=2)) == ("turn", {"turn": 3, "of": 3})
    assert rule(standing(1, cycle=1)) == ("gap", {})


@pytest.mark.parametrize(
    ("cycle", "own", "before", "others", "passed"),
    [
        (0, OTHERS, 0, 9, 2),
        (1, OTHERS, 0, 9, 1),
        (2, OTHERS, 0, 9, 0),
        (2, FIRST, 0, 9, 1),
        (0, FIRST, 0, 9, 0),
        (0, FIRST, 1, 9, 0),
        (0, FIRST, 2, 9, 1),
        (0, FIRST, 4, 9, 2),
        (0, OTHERS, 2, 9, 6),
        (0, OTHERS, 2, 5, 5),
        (0, OTHERS, 3, 0, 0),
    ],
)
def test_how_many_of_the_other_side_go_between(
    cycle: int, own: int, before: int, others: int, passed: int
) -> None:
    assert between(TWO_TO_ONE, cycle, own, before, others) == passed


@given(
    turns=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    cycle=st.integers(0, 7),
    own=st.sampled_from([FIRST, OTHERS]),
    before=st.integers(0, 9),
    others=st.integers(0, 9),
)
def test_between_is_what_calling_one_by_one_gives(
    turns: tuple[int, int], cycle: int, own: int, before: int, others: int
) -> None:
    group = Group(id="g", turns=turns)
    sides = {own: before + 1, 1 - own: others}
    names = {FIRST: "appointment", OTHERS: "ordinary"}
    step, passed = cycle, 0
    while sides[own]:
        due = turn(group, step)
        called = due if sides[due] else 1 - due
        step = then(group, step, names[called])
        sides[called] -= 1
        passed += called != own
    assert between(group, cycle, own, before, others) == passed
