"""Standings to judge: a ticket at a place, of a class, in a group."""

from collections.abc import Callable
from typing import Any

import pytest

from queue_server.domain.plan import Group, PriorityClass, Queue
from queue_server.domain.policy.standing import Standing

CLASSES = {
    "ordinary": PriorityClass("ordinary"),
    "elderly": PriorityClass("elderly", head_start=15, rank=1),
    "disabled": PriorityClass("disabled", head_start=30, rank=2),
    "appointment": PriorityClass("appointment", head_start=15, rank=1),
}
NOW = 100_000.0


def standing_at(minutes: float, priority: str = "ordinary", **more: Any) -> Standing:
    """Return the standing of one whose place is ``minutes`` before now."""
    group = {name: more.pop(name) for name in ("climb", "first", "turns") if name in more}
    return Standing(
        place=(NOW - minutes * 60, more.pop("order", 1), more.pop("ticket", "t")),
        priority=CLASSES[priority],
        queue=Queue("a", "A", promise=more.pop("promise", 30)),
        group=Group(id="g", **group),
        cycle=more.pop("cycle", 0),
        now=NOW,
    )


@pytest.fixture(scope="session")
def standing() -> Callable[..., Standing]:
    return standing_at
