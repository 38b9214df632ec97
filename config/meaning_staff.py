"""What each setting of the window staff and of the screens at windows is for: part of ``config.meaning``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from config import staff, window_screens

STAFF: Final[Mapping[type[msgspec.Struct], Mapping[str, str]]] = MappingProxyType(
    {
        window_screens.WindowScreen: {
            "id": "the name that other settings and the log use; never shown",
            "window": "the window where it stands",
            "shows": "the window's number, state and ticket, or the sign of who sits there",
            "language": "the language of its words",
        },
        staff.Staff: {
            "persons": "who sits at the windows",
            "promises": "what all of them promise citizens, a sentence each, in Chinese",
            "promises_en": "the same in English",
        },
        staff.Person: {
            "id": "the name that the log uses; never shown",
            "name": "the name shown in Chinese",
            "name_en": "the name shown in English",
            "post": "what the person is, in Chinese",
            "post_en": "the same in English",
            "badge": "the number on the badge",
            "account": "the name for the staff console; the sign follows who signs in to another window",
            "windows": "where the person sits when nobody signed in there",
            "duties": "what the person does, a line each, in Chinese",
            "duties_en": "the same in English",
            "promises": "what the person promises; without any, those of the site",
            "promises_en": "the same in English",
            "photo": "the portrait, of the county's media folder; without one a figure is drawn",
        },
    }
)
