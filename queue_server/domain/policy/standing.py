"""What a policy judges: a ticket by its place, class and group, at a moment."""

from collections.abc import Callable
from typing import Any, NamedTuple

from queue_server.domain.place import Place
from queue_server.domain.plan import Group, PriorityClass, Queue

MINUTE = 60.0
Key = tuple[Any, ...]
Rule = tuple[str, dict[str, int]]
"""The code of the rule by which a ticket is next, and the figures of its sentence."""


class Standing(NamedTuple):
    """A waiting ticket; ``cycle`` is the step of its group's alternation, ``now`` seconds since the epoch."""

    place: Place
    priority: PriorityClass
    queue: Queue
    group: Group
    cycle: int
    now: float

    @property
    def waited(self) -> float:
        """Seconds since its place."""
        return self.now - self.place[0]


class Policy(NamedTuple):
    """``key`` sorts, the least is next; ``rule`` says why."""

    key: Callable[[Standing], Key]
    rule: Callable[[Standing], Rule]
