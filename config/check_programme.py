"""What must hold within a programme, and between it, its site and the media there are. Pure."""

from collections.abc import Collection, Iterator
from datetime import date

from config.problem import Problem, known, twice
from config.programme import DayPart, Playlist, Programme, Slot
from config.settings import Site

KIOSKS_AND_BOARDS = "a board or kiosk of this site"
KEPT = "a file of the county's media folder, or one uploaded"


def check_programme(file: str, programme: Programme, site: Site, media: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong; ``media`` are the names of the files that may be shown."""
    yield from twice(file, "playlists.id", (playlist.id for playlist in programme.playlists))
    for playlist in programme.playlists:
        yield from _check_playlist(file, playlist, media)
    lists = [playlist.id for playlist in programme.playlists]
    for at, slot in enumerate(programme.slots):
        key = f"slots[{at}]"
        yield from known(file, f"{key}.playlist", [slot.playlist], lists, "a playlist of this programme")
        yield from _check_place(file, key, slot, site)
        yield from _check_days(file, key, slot)


def _check_playlist(file: str, playlist: Playlist, media: Collection[str]) -> Iterator[Problem]:
    key = f"playlists[{playlist.id}].entries"
    for at, entry in enumerate(playlist.entries):
        if bool(entry.media) == entry.notices:
            yield Problem(file, f"{key}[{at}]", entry.media or "nothing", "media, or notices = true")
    named = [entry.media for entry in playlist.entries if entry.media]
    yield from known(file, f"{key}.media", named, media, KEPT)


def _check_place(file: str, key: str, slot: Slot, site: Site) -> Iterator[Problem]:
    halls = [hall.id for hall in site.halls]
    screens = [kiosk.id for kiosk in site.kiosks] + [board.id for board in site.boards]
    yield from known(file, f"{key}.halls", slot.halls, halls, "a hall of this site")
    yield from known(file, f"{key}.screens", slot.screens, screens, KIOSKS_AND_BOARDS)


def _check_days(file: str, key: str, slot: Slot) -> Iterator[Problem]:
    yield from _days(file, key, (slot.first, slot.last))
    if slot.first and slot.last and slot.last < slot.first:
        yield Problem(file, f"{key}.last", slot.last, f"a day from {slot.first} on")
    for part in slot.parts:
        yield from _check_part(file, f"{key}.parts", part)
        if part.until == part.start:
            yield Problem(file, f"{key}.parts.until", part.until, f"a time after start {part.start}")
    for part in slot.exceptions:
        yield from _check_part(file, f"{key}.exceptions", part)


def _check_part(file: str, key: str, part: DayPart) -> Iterator[Problem]:
    yield from _days(file, key, part.dates)
    if part.until < part.start:
        yield Problem(file, f"{key}.until", part.until, f"a time after start {part.start}")


def _days(file: str, key: str, days: Collection[str]) -> Iterator[Problem]:
    for day in days:
        try:
            if day:
                date.fromisoformat(day)
        except ValueError:
            yield Problem(file, key, day, "a day of the calendar YYYY-MM-DD")
