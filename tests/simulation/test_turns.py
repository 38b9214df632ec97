"""The second opinion on who is next: each policy at its word."""

from datetime import UTC, datetime, timedelta

import pytest

from queue_server.domain.plan import Group, Plan, PolicyName, PriorityClass, Queue
from simulation.turns import Waiting, next_of, stepped

NINE = datetime(2026, 11, 25, 1, tzinfo=UTC)
CLASSES = {
    "elderly": PriorityClass("elderly", head_start=10, rank=1),
    "appointment": PriorityClass("appointment", rank=2),
}


def plan(policy: PolicyName, **more: int) -> Plan:
    group = Group(id="g", policy=policy, first=("elderly",), turns=(1, 2), **more)  # type: ignore[arg-type]
    queues = {
        "a": Queue("a", "A", group="g", promise=30),
        "b": Queue("b", "B", group="g", promise=5),
        "c": Queue("c", "C", group="other"),
    }
    groups = {"g": group, "other": Group(id="other", policy="arrival")}
    return Plan(queues=queues, windows={}, queue_of_item={}, classes=CLASSES, groups=groups)


def one(ticket: str, minute: float, priority: str = "ordinary", queue: str = "a", step: int = 0) -> Waiting:
    return Waiting(ticket, (NINE + timedelta(minutes=minute), 0), priority, queue, step)


@pytest.mark.parametrize(
    ("policy", "waiting", "first"),
    [
        ("arrival", [one("x", 2, "elderly"), one("y", 1)], "y"),
        ("head_start", [one("x", 10, "elderly"), one("y", 1)], "x"),
        ("head_start", [one("x", 12, "elderly"), one("y", 1)], "y"),
        ("priority_first", [one("x", 19, "elderly"), one("y", 1)], "x"),
        ("deadline", [one("x", 1), one("y", 9, queue="b")], "y"),
        ("deadline", [one("x", 9, "elderly"), one("y", 1)], "x"),
        ("deadline", [one("x", 20, "appointment"), one("y", 1)], "x"),
        ("deadline", [one("x", 21, "appointment"), one("y", 1)], "y"),
        ("alternate", [one("x", 2, "elderly"), one("y", 1)], "x"),
        ("alternate", [one("x", 1, "elderly", step=1), one("y", 2, step=1)], "y"),
        ("alternate", [one("x", 1, "elderly", step=1)], "x"),
        ("head_start", [one("x", 9, "elderly"), one("y", 8, queue="c")], "y"),
    ],
)
def test_a_policy_at_its_word(policy: PolicyName, waiting: list[Waiting], first: str) -> None:
    assert next_of(plan(policy), waiting, NINE + timedelta(minutes=20)) == first


def test_a_rank_is_climbed_by_waiting() -> None:
    waiting = [one("x", 19, "elderly"), one("y", 1)]
    assert next_of(plan("priority_first", climb=5), waiting, NINE + timedelta(minutes=20)) == "y"


def test_turns_step_on_with_the_side_whose_turn_it_is() -> None:
    group = plan("alternate").groups["g"]
    assert [stepped(group, step, "elderly") for step in range(3)] == [1, 1, 2]
    assert [stepped(group, step, "ordinary") for step in range(3)] == [0, 2, 0]


def test_nobody_is_next_of_nobody() -> None:
    assert next_of(plan("arrival"), [], NINE) is None
