"""A visitor's way through the kiosk, as one table: Step × Intent → Step.

NEXT is the whole rule book: a pair it does not list leaves the visitor where
he is, so a second touch while a number is being taken does nothing. The way
back is the trail walked so far, not a second table.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Step(StrEnum):
    """Where a visitor stands."""

    ATTRACT = "attract"
    HOME = "home"
    UNITS = "units"
    EVENTS = "events"
    LIST = "list"
    SEARCH = "search"
    CHECK_IN = "check_in"
    MINE = "mine"
    NOTICES = "notices"
    MAP = "map"
    ITEM = "item"
    TAKING = "taking"
    TAKEN = "taken"
    BEFORE = "before"
    """Not a place: the step the visitor came from."""


class Intent(StrEnum):
    """What a touch, an answer or the clock asks for."""

    BEGIN = "begin"
    OPEN_UNITS = "open_units"
    OPEN_EVENTS = "open_events"
    OPEN_LIST = "open_list"
    OPEN_SEARCH = "open_search"
    OPEN_CHECK_IN = "open_check_in"
    OPEN_MINE = "open_mine"
    OPEN_NOTICES = "open_notices"
    OPEN_MAP = "open_map"
    OPEN_ITEM = "open_item"
    TAKE = "take"
    ISSUED = "issued"
    CHECKED_IN = "checked_in"
    NOT_ISSUED = "not_issued"
    BACK = "back"
    HOME = "home"
    IDLE = "idle"


NEXT: Final[Mapping[tuple[Step, Intent], Step]] = MappingProxyType(
    {
        (Step.ATTRACT, Intent.BEGIN): Step.HOME,
        (Step.HOME, Intent.TAKE): Step.TAKING,
        (Step.HOME, Intent.OPEN_UNITS): Step.UNITS,
        (Step.HOME, Intent.OPEN_EVENTS): Step.EVENTS,
        (Step.HOME, Intent.OPEN_LIST): Step.LIST,
        (Step.HOME, Intent.OPEN_SEARCH): Step.SEARCH,
        (Step.HOME, Intent.OPEN_CHECK_IN): Step.CHECK_IN,
        (Step.HOME, Intent.OPEN_MINE): Step.MINE,
        (Step.HOME, Intent.OPEN_NOTICES): Step.NOTICES,
        (Step.HOME, Intent.OPEN_MAP): Step.MAP,
        (Step.HOME, Intent.OPEN_ITEM): Step.ITEM,
        (Step.HOME, Intent.CHECKED_IN): Step.TAKEN,
        (Step.HOME, Intent.IDLE): Step.ATTRACT,
        (Step.UNITS, Intent.OPEN_LIST): Step.LIST,
        (Step.UNITS, Intent.BACK): Step.BEFORE,
        (Step.UNITS, Intent.HOME): Step.HOME,
        (Step.UNITS, Intent.IDLE): Step.ATTRACT,
        (Step.EVENTS, Intent.OPEN_LIST): Step.LIST,
        (Step.EVENTS, Intent.BACK): Step.BEFORE,
        (Step.EVENTS, Intent.HOME): Step.HOME,
        (Step.EVENTS, Intent.IDLE): Step.ATTRACT,
        (Step.LIST, Intent.OPEN_ITEM): Step.ITEM,
        (Step.LIST, Intent.BACK): Step.BEFORE,
        (Step.LIST, Intent.HOME): Step.HOME,
        (Step.LIST, Intent.IDLE): Step.ATTRACT,
        (Step.SEARCH, Intent.OPEN_ITEM): Step.ITEM,
        (Step.SEARCH, Intent.BACK): Step.BEFORE,
        (Step.SEARCH, Intent.HOME): Step.HOME,
        (Step.SEARCH, Intent.IDLE): Step.ATTRACT,
        (Step.CHECK_IN, Intent.TAKE): Step.TAKING,
        (Step.CHECK_IN, Intent.BACK): Step.BEFORE,
        (Step.CHECK_IN, Intent.HOME): Step.HOME,
        (Step.CHECK_IN, Intent.IDLE): Step.ATTRACT,
        (Step.MINE, Intent.BACK): Step.BEFORE,
        (Step.MINE, Intent.HOME): Step.HOME,
        (Step.MINE, Intent.IDLE): Step.ATTRACT,
        (Step.NOTICES, Intent.BACK): Step.BEFORE,
        (Step.NOTICES, Intent.HOME): Step.HOME,
        (Step.NOTICES, Intent.IDLE): Step.ATTRACT,
        (Step.MAP, Intent.BACK): Step.BEFORE,
        (Step.MAP, Intent.HOME): Step.HOME,
        (Step.MAP, Intent.IDLE): Step.ATTRACT,
        (Step.ITEM, Intent.TAKE): Step.TAKING,
        (Step.ITEM, Intent.BACK): Step.BEFORE,
        (Step.ITEM, Intent.HOME): Step.HOME,
        (Step.ITEM, Intent.IDLE): Step.ATTRACT,
        (Step.TAKING, Intent.ISSUED): Step.TAKEN,
        (Step.TAKING, Intent.NOT_ISSUED): Step.BEFORE,
        (Step.TAKEN, Intent.HOME): Step.HOME,
        (Step.TAKEN, Intent.IDLE): Step.HOME,
    }
)

PATIENCE: Final[Mapping[Step, float]] = MappingProxyType(
    {
        Step.HOME: 60.0,
        Step.UNITS: 60.0,
        Step.EVENTS: 60.0,
        Step.LIST: 60.0,
        Step.SEARCH: 60.0,
        Step.CHECK_IN: 60.0,
        Step.MINE: 60.0,
        Step.NOTICES: 60.0,
        Step.MAP: 60.0,
        Step.ITEM: 120.0,
        Step.TAKEN: 30.0,
    }
)
"""Seconds without a touch after which IDLE comes; the other steps wait for ever."""

WARNED: Final = 20.0
"""Seconds before IDLE in which the screen says so, and offers more time (WCAG 2.2, 2.2.1)."""


class Place(NamedTuple):
    """A step with what it is about.

    That is an item's code, ``unit:<id>``, ``event:<id>``, ``popular``, or whose life events.
    """

    step: Step
    about: str = ""


Trail = tuple[Place, ...]
"""The places walked through; the last is where the visitor stands."""

START: Final[Trail] = (Place(Step.ATTRACT),)


def walk(trail: Trail, intent: Intent, about: str = "") -> Trail:
    """Return the trail after ``intent``; the same trail when the table has no such move."""
    step = NEXT.get((trail[-1].step, intent))
    if step is None:
        return trail
    if step is Step.BEFORE:
        return trail[:-1]
    if step in (Step.ATTRACT, Step.HOME):
        return (Place(step),)
    kept = trail[:-1] if trail[-1].step is Step.TAKING else trail
    return (*kept, Place(step, about or trail[-1].about))
