"""The floor plan 平面图 of a site, as it is measured with a tape: one file an area, all in metres.

Files: ``<site>/plan/<area>.toml``. An area is a hall, or what lies between halls.
Its own place is measured from one corner of the building, what stands in it
from the area's south-west corner: ``x`` to the east, ``y`` to the north.
"""

from typing import Annotated, Final, Literal

import msgspec

from config.part import Id, Part

Heading = Literal["north", "east", "south", "west"]
Metres = Annotated[float, msgspec.Meta(ge=0, le=500, description="metres from 0 to 500")]
Length = Annotated[float, msgspec.Meta(gt=0, le=500, description="metres above 0, up to 500")]
FacilityKind = Literal[
    "service",
    "toilet",
    "accessible_toilet",
    "nursery",
    "stairs",
    "lift",
    "water",
    "seats",
    "writing",
    "copies",
    "self_service",
]
OUTSIDE: Final = "outside"
"""Where the door leads that people come in by."""

Name = Annotated[str, msgspec.Meta(max_length=40)]


class Spot(Part, frozen=True, kw_only=True):
    """The root of what stands on the floor; people stand on the side that is ``facing`` them."""

    x: Metres
    y: Metres
    wide: Length
    deep: Length
    facing: Heading


class Counter(Spot, frozen=True, kw_only=True):
    """A counter 柜台: its windows share its length evenly, from west to east or from south to north."""

    windows: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1)]


class KioskSpot(Spot, frozen=True, kw_only=True):
    """Where a kiosk stands; ``place`` is how staff call that place."""

    id: Id
    place: Name = ""
    place_en: Name = ""


class BoardSpot(Part, frozen=True, kw_only=True):
    """Where a board hangs, above people's heads: its middle."""

    id: Id
    x: Metres
    y: Metres


class Facility(Spot, frozen=True, kw_only=True):
    """Anything else one looks for 设施; its kind is its name unless it has one of its own."""

    kind: FacilityKind
    name: Name = ""
    name_en: Name = ""


class Door(Part, frozen=True, kw_only=True):
    """A door: its middle, on a wall of the area, and where it leads; one side of it is enough."""

    to: Id
    x: Metres
    y: Metres
    wide: Annotated[float, msgspec.Meta(ge=0.6, le=30, description="metres from 0.6 to 30")]


class Area(Part, frozen=True, kw_only=True):
    """A hall of the site, or a lobby between halls with a name of its own; ``id`` is its file's name."""

    id: Id = "unknown"
    hall: Annotated[str, msgspec.Meta(max_length=40)] = ""
    name: Name = ""
    name_en: Name = ""
    x: Metres = 0
    y: Metres = 0
    wide: Length
    deep: Length
    doors: tuple[Door, ...] = ()
    counters: tuple[Counter, ...] = ()
    kiosks: tuple[KioskSpot, ...] = ()
    boards: tuple[BoardSpot, ...] = ()
    facilities: tuple[Facility, ...] = ()


Floor = tuple[Area, ...]
"""All areas of a site, in the order of their files' names; empty where nobody measured."""
