"""The items of a unit, of a life event, or those asked for most; in pages."""

from config.catalogue import Item
from kiosk.catalogue import page
from kiosk.showing.frame import Sight, bar, dialog, foot, pager, row
from kiosk.views import ListView


def show(sight: Sight) -> ListView:
    """Return the view of the list the visit stands at."""
    title, icon, items = _list(sight)
    slots = sight.slots[0]
    shown = page(items, sight.visit.page, slots)
    return ListView(
        step=sight.visit.step,
        language=sight.words.language,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        state=sight.visit.place.about,
        title=title,
        subtitle=sight.words.count("{n} service", "{n} services", shown.count),
        icon=icon,
        rows=tuple(row(sight, item.code, marked=not _one_unit(sight)) for item in shown.entries),
        pager=pager(sight, shown.number, shown.total),
        slots=slots,
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
