"""Where one is, and the way back to each place before: home › unit › item. Touched, it leads there."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kiosk.flow import Place, Step
from kiosk.showing.frame import Sight
from kiosk.views import Target

DEEP: Final = frozenset({Step.UNITS, Step.EVENTS, Step.LIST, Step.ITEM})
"""Screens that have a way behind them worth telling."""

NAMES: Final[Mapping[Step, str]] = MappingProxyType(
    {Step.HOME: "Home", Step.UNITS: "By department", Step.SEARCH: "Search"}
)
CHOICES: Final = frozenset({Step.UNITS, Step.EVENTS})
"""Places only passed through: told while nothing stands between, else left out."""


def crumbs(sight: Sight) -> tuple[Target, ...]:
    """Return the places behind the visit, home first; none where back and home do."""
    visit = sight.visit
    if visit.step not in DEEP or visit.modes.short:
        return ()
    found = tuple(Target(f"crumb:{at}", name) for at, name in _behind(sight))
    return found if visit.step is not Step.ITEM or len(found) > 1 else ()


def _behind(sight: Sight) -> Iterator[tuple[int, str]]:
    trail = sight.visit.trail
    for at, place in enumerate(trail[:-1]):
        passed = place.step in CHOICES and at < len(trail) - 2
        name = _name(sight, place)
        if name and not passed:
            yield at, name


def _name(sight: Sight, place: Place) -> str:
    words, shelves = sight.words, sight.world.shelves
    kind, _, about = place.about.partition(":")
    if place.step is Step.EVENTS:
        return words.say("For people" if place.about == "person" else "For business")
    if place.step is not Step.LIST:
        return words.say(NAMES[place.step]) if place.step in NAMES else ""
    if kind == "unit" and (unit := shelves.unit(about)):
        return words.short_unit(unit)
    if kind == "event" and (event := shelves.event(about)):
        return words.name(event)
    return words.say("Asked for most")
