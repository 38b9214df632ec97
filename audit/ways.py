"""The ways of a walk through the kiosk: which screens are looked at, in which modes, on which glass."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WAYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "home": (),
        "events": ("events:person",),
        "event": ("event:birth",),
        "units": ("units",),
        "unit": ("units", "unit:gongan"),
        "search": ("search",),
        "found": ("search", "key:s", "key:f"),
        "nothing found": ("search", "key:q", "key:q", "key:v"),
        "item": ("popular:GA-A-002",),
        "materials": ("popular:GA-A-002", "tab:materials"),
        "steps": ("popular:GA-A-002", "tab:steps"),
        "law": ("popular:GA-A-002", "tab:conditions"),
        "priority": ("popular:GA-A-002", "priority"),
        "basket": ("popular:GA-A-002", "add"),
        "along": ("popular:GA-A-002", "print"),
        "printed": ("popular:GA-A-002", "print", "print:list"),
        "modes": ("modes",),
        "check in": ("check_in", "sign:1", "sign:2", "sign:3", "sign:4"),
        "no appointment": ("check_in", "sign:1", "sign:2", "sign:3", "sign:4", "go"),
        "my number": ("mine",),
        "digits": ("mine", "sign:L"),
        "notices": ("notices",),
        "map": ("map",),
        "way": ("map", "group:l02"),
        "far way": ("map", "area:right", "group:r19"),
        "way to a facility": ("map", "area:lobby", "spot:lobby/5"),
        "help": ("help",),
        "taken": ("popular:GA-L-001", "take"),
        "my ticket": ("mine", "sign:L", "sign:0", "sign:0", "sign:1", "go"),
    }
)
"""Name → what is touched from home on; a way whose target a mode does not offer ends where it is missing."""

SIZES: Final = ("1080x1920", "1920x1080", "1024x768")
LANGUAGES: Final = ("zh", "en")
