"""Least time left to the promised wait; appointments go on time."""

from typing import Any

import pytest

from queue_server.domain.policy.deadline import key, rule


def test_least_time_left_goes_first_over_queues(standing: Any) -> None:
    assert key(standing(11, promise=20)) < key(standing(20, promise=30))
    assert key(standing(20, promise=30)) < key(standing(9, promise=20))


def test_a_head_start_shortens_what_is_left(standing: Any) -> None:
    assert key(standing(5.01, "elderly")) < key(standing(20))
    assert key(standing(20)) < key(standing(4.99, "elderly"))


def test_an_appointment_whose_slot_has_come_goes_before_all_walk_ins(standing: Any) -> None:
    assert key(standing(0, "appointment")) < key(standing(500))
    assert key(standing(2, "appointment")) < key(standing(1, "appointment"))


def test_an_early_appointment_fills_the_gap_only(standing: Any) -> None:
    assert key(standing(0)) < key(standing(-0.1, "appointment"))
    assert key(standing(-1, "appointment")) < key(standing(-2, "appointment"))


@pytest.mark.parametrize(
    ("minutes", "priority", "told"),
    [
        (0, "appointment", ("on_time", {})),
        (-0.1, "appointment", ("early", {})),
        (20.5, "ordinary", ("promise", {"left": 9})),
        (30, "ordinary", ("promise", {"left": 0})),
        (31.5, "ordinary", ("late", {"late": 1})),
        (5, "elderly", ("promise", {"left": 10})),
    ],
)
def test_the_rule_tells_the_minutes(standing: Any, minutes: float, priority: str, told: Any) -> None:
    assert rule(standing(minutes, priority)) == told
