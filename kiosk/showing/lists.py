"""The items of a unit, of a life event, or those asked for most; in pages."""

from typing import Final

from config.catalogue import Item
from kiosk.catalogue import page
from kiosk.room import MOST_ROWS
from kiosk.showing.crumbs import crumbs
from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot, pager, row
from kiosk.views import ListView

BESIDE: Final = 206.0
ROW: Final = 98.0
"""Heights in dp of what is not rows, and of a row: see ``screens/lists.kv``."""


def show(sight: Sight) -> ListView:
    """Return the view of the list the visit stands at."""
    title, icon, items = _list(sight)
    columns = 1 if sight.room.portrait else 2
    slots = sight.room.rows(BESIDE, ROW, most=MOST_ROWS // columns) * columns
    shown = page(items, sight.visit.page, slots)
    return ListView(
        step=sight.visit.step,
        language=sight.words.language,
        modes=sight.visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        crumbs=crumbs(sight),
        dialog=dialog(sight),
        state=sight.visit.place.about,
        title=title,
        subtitle=sight.words.count("{n} service", "{n} services", shown.count),
        icon=icon,
        rows=tuple(row(sight, item.code, marked=not _one_unit(sight)) for item in shown.entries),
        pager=pager(sight, shown.number, shown.total),
        slots=slots,
        columns=columns,
    )


def _one_unit(sight: Sight) -> bool:
    return sight.visit.place.about.startswith("unit:")


def _list(sight: Sight) -> tuple[str, str, tuple[Item, ...]]:
    shelves, words = sight.world.shelves, sight.words
    kind, _, name = sight.visit.place.about.partition(":")
    if kind == "unit" and (unit := shelves.unit(name)):
        return words.name(unit), unit.icon, shelves.by_unit(name)
    if kind == "event" and (event := shelves.event(name)):
        return words.name(event), event.icon, shelves.by_event(name)
    return words.say("Asked for most"), "star", shelves.popular()
