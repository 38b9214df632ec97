"""All units 进驻单位 that offer anything."""

from kiosk.showing.frame import Sight, bar, dialog, foot
from kiosk.views import Target, UnitsView


def show(sight: Sight) -> UnitsView:
    """Return the view."""
    words, units = sight.words, sight.world.shelves.units()
    return UnitsView(
        step=sight.visit.step,
        language=words.language,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        title=words.say("By department"),
        subtitle=words.count("{n} department", "{n} departments", len(units)),
        units=tuple(Target(f"unit:{unit.id}", words.name(unit), unit.icon) for unit in units),
    )
