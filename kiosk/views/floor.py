"""Views of the hall map: what is drawn of the floor plan, in metres, and the way on it."""

from dataclasses import dataclass

from kiosk.views.pieces import UNTURNED, Pager, Target, View
from wayfinding.boxes import Box, Heading, Point


@dataclass(frozen=True)
class Ground:
    """An area drawn: its walls, and its name in the middle of free floor."""

    box: Box
    name: str
    at: Point


@dataclass(frozen=True)
class Cell:
    """A window at its counter: ``tone`` is a colour, ``target`` is there where it can be touched."""

    box: Box
    label: str
    tone: str
    chosen: bool = False
    target: Target | None = None


@dataclass(frozen=True)
class Sign:
    """A facility, or another machine, as a pictogram on its floor.

    Where there is little room, what is ``minor`` is left out, and what is ``plain`` has no pictogram.
    """

    box: Box
    icon: str
    chosen: bool = False
    minor: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Gap:
    """An opening in a wall; ``entrance`` is where people come in."""

    at: Point
    wide: float
    facing: Heading
    entrance: bool = False


@dataclass(frozen=True)
class Floor:
    """What is drawn: ``frame`` is the part of the building shown, ``way`` ends at what is looked for."""

    frame: Box
    grounds: tuple[Ground, ...]
    gaps: tuple[Gap, ...]
    signs: tuple[Sign, ...]
    cells: tuple[Cell, ...]
    way: tuple[Point, ...] = ()
    here: Point | None = None
    here_words: str = ""


@dataclass(frozen=True, kw_only=True)
class MapView(View):
    """Where is what 厅内导览: ``way`` in words, ``places`` by name, the plan of the area in view."""

    title: str
    areas: tuple[Target, ...]
    way: str
    way_icon: str
    places: tuple[Target, ...]
    columns: int
    slots: int
    pager: Pager = UNTURNED
    floor: Floor
