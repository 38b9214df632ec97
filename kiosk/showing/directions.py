"""The way told: turns and metres from this kiosk, and on which side it is then."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kiosk.floor import Goal
from kiosk.showing.frame import Sight
from wayfinding.legs import Turn

LEGS: Final[Mapping[Turn, tuple[str, str]]] = MappingProxyType(
    {
        "ahead": ("straight on for about {n} metre", "straight on for about {n} metres"),
        "right": ("turn right, about {n} metre", "turn right, about {n} metres"),
        "back": ("turn round, about {n} metre", "turn round, about {n} metres"),
        "left": ("turn left, about {n} metre", "turn left, about {n} metres"),
    }
)
ENDS: Final[Mapping[Turn, str]] = MappingProxyType(
    {
        "ahead": "{place}: in front of you",
        "right": "{place}: on your right",
        "back": "{place}: behind you",
        "left": "{place}: on your left",
    }
)
ARROWS: Final[Mapping[Turn, str]] = MappingProxyType(
    {"ahead": "up", "right": "right", "back": "down", "left": "left"}
)


def directions(sight: Sight, chosen: Sequence[Goal], place: str) -> str:
    """Return the way to the nearest of what is chosen, called ``place``; empty when there is none."""
    plan, words = sight.world.floor, sight.words
    goal = plan.nearest(goal.id for goal in chosen)
    told = plan.told(goal) if goal is not None else None
    if told is None:
        return ""
    legs = [words.count(*LEGS[leg.turn], max(round(leg.metres), 1)) for leg in told.legs]
    end = words.say(ENDS[told.side], place=place)
    way = words.of("then", ", then ").join(legs)
    return words.say("{legs}. {end}.", legs=way[:1].upper() + way[1:], end=end) if legs else end


def first_turn(sight: Sight, chosen: Sequence[Goal]) -> Turn | None:
    """Return the turn with which the way begins; None when there is no way."""
    plan = sight.world.floor
    goal = plan.nearest(goal.id for goal in chosen)
    told = plan.told(goal) if goal is not None else None
    return None if told is None else told.legs[0].turn if told.legs else told.side
