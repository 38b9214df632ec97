"""Everything within one touch: search, what is asked for most, life events, units."""

from typing import Final

from kiosk.showing.frame import Sight, bar, dialog, foot, waiting
from kiosk.views import HomeView, Target

POPULAR: Final = 6


def show(sight: Sight) -> HomeView:
    """Return the view."""
    words, visit = sight.words, sight.visit
    return HomeView(
        step=visit.step,
        language=words.language,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        question=words.say("What brings you here today?"),
        search=Target("search", words.say("Search by pinyin, initials or English"), "search"),
        popular_title=words.say("Asked for most"),
        popular=tuple(_popular(sight, item.code) for item in sight.world.shelves.popular()[:POPULAR]),
        more=Target("popular", words.say("More"), "forward"),
        people_title=words.say("For people"),
        people=_events(sight, "person"),
        business_title=words.say("For business"),
        business=_events(sight, "organisation"),
        units=Target("units", words.say("By department"), "units", note=_units(sight), chosen=True),
    )


def _popular(sight: Sight, code: str) -> Target:
    item = sight.world.shelves.item(code)
    unit = sight.world.shelves.unit(item.unit) if item else None
    if item is None or unit is None:
        return Target(f"popular:{code}", code)
    told = [waiting(sight, code)]
    if sight.words.language == "zh":  # English names of units are too long for a tile
        told.insert(0, unit.short)
    return Target(f"popular:{code}", sight.words.short(item), unit.icon, note="  ".join(filter(None, told)))


def _events(sight: Sight, of: str) -> tuple[Target, ...]:
    events = sight.world.shelves.events(of)
    return tuple(Target(f"event:{event.id}", sight.words.name(event), event.icon) for event in events)


def _units(sight: Sight) -> str:
    count = len(sight.world.shelves.units())
    return sight.words.count("{n} department", "{n} departments", count)
