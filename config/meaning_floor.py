"""What each setting of a floor plan is for: a part of the table in ``config.meaning``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from config import floor

SPOT: Final[dict[str, str]] = {
    "x": "its western edge, in metres from the area's western wall",
    "y": "its southern edge, in metres from the area's southern wall",
    "wide": "how far it reaches from west to east",
    "deep": "how far it reaches from south to north",
    "facing": "the side on which people stand who use it",
}

FLOOR: Final[Mapping[type[msgspec.Struct], Mapping[str, str]]] = MappingProxyType(
    {
        floor.Area: {
            "id": "filled in from the name of the file",
            "hall": "the hall it is; empty for what lies between halls",
            "name": "what it is called, where it is no hall",
            "name_en": "the same in English",
            "x": "where its western wall is in the building",
            "y": "where its southern wall is in the building",
            "wide": "how far it reaches from west to east; a room of another shape is several areas",
            "deep": "how far it reaches from south to north",
            "doors": "the doors in its walls",
            "counters": "the counters with their windows",
            "kiosks": "the kiosks",
            "boards": "the boards above people's heads",
            "facilities": "anything else that is looked for",
        },
        floor.Door: {
            "to": "the area behind it, by the name of its file, or outside for an entrance",
            "x": "its middle, in metres from the area's western wall",
            "y": "its middle, in metres from the area's southern wall",
            "wide": "how wide it is",
        },
        floor.Counter: SPOT | {"windows": "its windows, from west to east or from south to north"},
        floor.KioskSpot: SPOT
        | {
            "id": "the kiosk",
            "place": "how staff call the place where it stands, for whoever is called there for help",
            "place_en": "the same in English",
        },
        floor.BoardSpot: {
            "id": "the board",
            "x": "its middle, in metres from the area's western wall",
            "y": "its middle, in metres from the area's southern wall",
        },
        floor.Facility: SPOT
        | {
            "kind": "what it is",
            "name": "a name of its own, where the kind says too little",
            "name_en": "the same in English",
        },
    }
)
