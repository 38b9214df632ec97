"""What nobody's screen shows in turn: drawn views of the county, and the site's films between them. Pure."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

SCENES: Final = 4
SCENE_SECONDS: Final = 12.0

AHEAD: Final = 6.0
"""Seconds before a film is due in which it is to be made ready."""


class Entry(NamedTuple):
    """A view by its number, or over the view before it a film; how long it stays."""

    seconds: float
    scene: int
    film: str = ""


class Now(NamedTuple):
    """The scene to show, the film to play over it, and the film that comes next; ``""`` for none."""

    scene: int
    film: str = ""
    upcoming: str = ""


Programme = tuple[Entry, ...]

PICTURES: Final[Programme] = tuple(Entry(SCENE_SECONDS, scene) for scene in range(SCENES))


def programme(films: Sequence[tuple[Path, float]]) -> Programme:
    """Return the views with ``films`` (file, seconds) between them, one after every other view.

    A film that lasts no time cannot be played and is left out.
    """
    playable = [(str(path), seconds) for path, seconds in films if seconds > 0]
    if not playable:
        return PICTURES
    rounds = max(1, -(-2 * len(playable) // SCENES))
    entries: list[Entry] = []
    for number, view in enumerate(PICTURES * rounds):
        entries.append(view)
        if number % 2 and playable:
            film, seconds = playable.pop(0)
            entries.append(Entry(seconds, view.scene, film))
    return tuple(entries)


def at(entries: Programme, seconds: float) -> Now:
    """Return what is due ``seconds`` after the programme began; it begins anew at its end."""
    ends = list(accumulate(entry.seconds for entry in entries))
    place = seconds % ends[-1]
    number = next(index for index, end in enumerate(ends) if place < end)
    entry, following = entries[number], entries[(number + 1) % len(entries)]
    soon = ends[number] - place <= AHEAD
    return Now(entry.scene, entry.film, following.film if soon else "")
