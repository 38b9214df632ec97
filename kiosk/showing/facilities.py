"""What a facility is called and drawn as, by its kind: one table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from config.floor import Facility, FacilityKind
from kiosk.wording import Words

FACILITIES: Final[Mapping[FacilityKind, tuple[str, str]]] = MappingProxyType(
    {
        "service": ("Service desk", "info"),
        "toilet": ("Toilets", "toilet"),
        "accessible_toilet": ("Accessible toilet", "canlian"),
        "nursery": ("Parent and baby room", "nursery"),
        "stairs": ("Stairs", "stairs"),
        "lift": ("Lift", "lift"),
        "water": ("Drinking water", "shuili"),
        "seats": ("Seats", "chair"),
        "writing": ("Writing desk", "pen"),
        "copies": ("Free copies", "print"),
        "self_service": ("Self-service", "touch"),
    }
)
"""Kind → its name, its pictogram."""


def name_of(facility: Facility, words: Words) -> str:
    """Return what a facility is called."""
    own = facility.name if words.language == "zh" else facility.name_en
    return own or words.say(FACILITIES[facility.kind][0])


def icon_of(facility: Facility) -> str:
    """Return a facility's pictogram."""
    return FACILITIES[facility.kind][1]
