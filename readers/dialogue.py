"""What to ask a reader next, and what its answers mean, as one table. No I/O.

A card is read once each time it is laid down. After it was read, or could not
be, nothing more is asked of it until it was lifted.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from readers.protocols.sam import FINE, FOUND, Command


class Step(StrEnum):
    """Where the dialogue stands."""

    GREET = "greet"
    FIND = "find"
    SELECT = "select"
    READ = "read"
    LIFT = "lift"


ASKS: Final[Mapping[Step, Command]] = MappingProxyType(
    {
        Step.GREET: Command.STATUS,
        Step.FIND: Command.FIND,
        Step.SELECT: Command.SELECT,
        Step.READ: Command.READ,
        Step.LIFT: Command.FIND,
    }
)
FINE_THEN: Final[Mapping[tuple[Step, int], Step]] = MappingProxyType(
    {
        (Step.GREET, FINE): Step.FIND,
        (Step.FIND, FOUND): Step.SELECT,
        (Step.SELECT, FINE): Step.READ,
        (Step.READ, FINE): Step.LIFT,
        (Step.LIFT, FOUND): Step.LIFT,
    }
)
ELSE: Final[Mapping[Step, Step]] = MappingProxyType(
    {
        Step.GREET: Step.GREET,
        Step.FIND: Step.FIND,
        Step.SELECT: Step.LIFT,
        Step.READ: Step.LIFT,
        Step.LIFT: Step.FIND,
    }
)
"""Where any other answer leads."""


def then(step: Step, status: int) -> Step:
    """Return the step after the answer ``status``."""
    return FINE_THEN.get((step, status), ELSE[step])


def unreadable(step: Step, status: int) -> bool:
    """Tell whether this answer means that a card lies there and cannot be read."""
    return step in (Step.SELECT, Step.READ) and (step, status) not in FINE_THEN
