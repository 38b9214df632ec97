"""Tiles in columns and pages, as many as the glass has room for."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from kiosk.catalogue import page
from kiosk.showing.frame import Sight, pager
from kiosk.views import Pager, Target

SIDES: Final = 56.0
GAP: Final = 8.0
HIGH: Final = 64.0
TITLE: Final = 84.0
TURNER: Final = 76.0
"""Heights and widths in dp of what is around the tiles: see ``screens/tiles.kv``."""

WIDE: Final = {"zh": 206.0, "en": 264.0}
"""The least width of a tile in dp, for a name in that language."""


class Tiles(NamedTuple):
    """A page of tiles; ``slots`` are the places on it, 0 when all are shown and fill the room."""

    shown: tuple[Target, ...]
    columns: int
    slots: int
    pager: Pager


def tiles(sight: Sight, targets: Sequence[Target]) -> Tiles:
    """Return the page of ``targets`` that the visit stands at."""
    room = sight.room
    columns = max(1, int((room.width - SIDES + GAP) / (WIDE[sight.words.language] + GAP)))
    rows = room.rows(TITLE, HIGH + GAP, most=len(targets))
    if rows * columns >= len(targets):
        return Tiles(tuple(targets), columns, 0, Pager())
    slots = room.rows(TITLE + TURNER, HIGH + GAP, most=len(targets)) * columns
    part = page(targets, sight.visit.page, slots)
    return Tiles(part.entries, columns, slots, pager(sight, part.number, part.total))
