"""What each setting of a programme is for: a part of the table in ``config.meaning``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from config import programme

PROGRAMME: Final[Mapping[type[msgspec.Struct], Mapping[str, str]]] = MappingProxyType(
    {
        programme.Programme: {
            "playlists": "what can be shown",
            "slots": "when and where it is",
        },
        programme.Playlist: {
            "id": "the name that slots and the log use; never shown",
            "name": "what staff call it",
            "entries": "its steps, in order",
        },
        programme.Entry: {
            "media": "the file to show: of the county's media folder, or uploaded under that name",
            "notices": "true for all notices that are published at that moment, instead of a file",
            "seconds": "how long; 0 for a video's own length, 10 s of a picture, reading time of a notice",
        },
        programme.Slot: {
            "playlist": "which playlist",
            "priority": "of the slots of one moment those with the highest are shown",
            "halls": "the halls in which; no halls and no screens means everywhere",
            "screens": "single boards and kiosks, besides those of the halls",
            "first": "the first day; empty for no beginning",
            "last": "the last day; empty for no end",
            "parts": "the hours of the days; none means all day, every day",
            "exceptions": "the hours on some days, instead of the other parts; none if start = until",
        },
        programme.DayPart: {
            "days": "the weekdays; none (and no dates) means every day",
            "dates": "single days",
            "on": "of these the working days of the calendar, the free days, or any",
            "start": "when it begins",
            "until": "when it ends; this minute is not in it",
        },
    }
)
