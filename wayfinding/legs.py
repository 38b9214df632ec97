"""A way as one tells it to a person: which turn, how far, and on which side the goal is then. Pure."""

from itertools import pairwise
from typing import Final, Literal, NamedTuple

from wayfinding.boxes import ROUND, Heading, heading
from wayfinding.way import Way

Turn = Literal["ahead", "right", "back", "left"]
TURNS: Final[tuple[Turn, ...]] = ("ahead", "right", "back", "left")

SHORT: Final = 1.0
"""Metres that nobody is told to walk, where there is more to tell."""


class Leg(NamedTuple):
    """A turn, then so many metres."""

    turn: Turn
    metres: float


class Told(NamedTuple):
    """The legs of a way, and where the goal is for who has walked them."""

    legs: tuple[Leg, ...]
    side: Turn


def turn(looking: Heading, to: Heading) -> Turn:
    """Return the turn from one heading to another."""
    return TURNS[(ROUND.index(to) - ROUND.index(looking)) % len(ROUND)]


def told(way: Way, looking: Heading, goal: Heading) -> Told:
    """Return ``way`` for one who looks there at its start; ``goal`` is where one looks to see the goal."""
    runs = [(heading(a, b), abs(b.x - a.x) + abs(b.y - a.y)) for a, b in pairwise(way)]
    legs: list[Leg] = []
    for to, metres in _longer(runs):
        which = turn(looking, to)
        if legs and which == "ahead":
            legs[-1] = Leg(legs[-1].turn, legs[-1].metres + metres)
        else:
            legs.append(Leg(which, metres))
        looking = to
    return Told(tuple(legs), turn(looking, goal))


def _longer(runs: list[tuple[Heading, float]]) -> list[tuple[Heading, float]]:
    """Return the runs worth telling: all but the short ones, or the longest where all are short."""
    kept = [run for run in runs if run[1] >= SHORT]
    return kept or sorted(runs, key=lambda run: -run[1])[:1]
