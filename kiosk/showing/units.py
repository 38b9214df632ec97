"""All units 进驻单位 that offer anything."""

from kiosk.showing.crumbs import crumbs
from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot
from kiosk.showing.tiles import tiles
from kiosk.views import Target, TilesView


def show(sight: Sight) -> TilesView:
    """Return the view."""
    words, units = sight.words, sight.world.shelves.units()
    part = tiles(sight, [Target(f"unit:{unit.id}", words.name(unit), unit.icon) for unit in units])
    return TilesView(
        step=sight.visit.step,
        language=words.language,
        modes=sight.visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        crumbs=crumbs(sight),
        dialog=dialog(sight),
        title=words.say("By department"),
        icon="units",
        subtitle=words.count("{n} department", "{n} departments", len(units)),
        tiles=part.shown,
        columns=part.columns,
        slots=part.slots,
        pager=part.pager,
    )
