"""The life events 生命周期 of people or of businesses, where home has no room for them."""

from typing import Final

from kiosk.showing.crumbs import crumbs
from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot
from kiosk.showing.tiles import tiles
from kiosk.views import Target, TilesView

TITLES: Final = {"person": ("For people", "person"), "organisation": ("For business", "organisation")}


def show(sight: Sight) -> TilesView:
    """Return the view of whose life events the visit stands at."""
    words, whose = sight.words, sight.visit.place.about
    title, icon = TITLES[whose]
    part = tiles(sight, events_of(sight, whose))
    return TilesView(
        step=sight.visit.step,
        language=words.language,
        modes=sight.visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        crumbs=crumbs(sight),
        dialog=dialog(sight),
        state=whose,
        title=words.say(title),
        icon=icon,
        tiles=part.shown,
        columns=part.columns,
        slots=part.slots,
        pager=part.pager,
    )


def events_of(sight: Sight, whose: str) -> tuple[Target, ...]:
    """Return a target for each life event of a ``person`` or an ``organisation``."""
    events = sight.world.shelves.events(whose)
    return tuple(Target(f"event:{event.id}", sight.words.name(event), event.icon) for event in events)
