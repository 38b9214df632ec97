"""Everything within one touch: search, what is asked for most, life events, units, services.

A short home, for easy mode and low reach, has doors to what it has no room for.
"""

from typing import Final, NamedTuple

from kiosk.showing.dialogs import dialog
from kiosk.showing.events import events_of
from kiosk.showing.frame import Sight, bar, foot, waiting
from kiosk.views import HomeView, Target

POPULAR: Final = 6


class _Short(NamedTuple):
    popular: int
    columns: int
    doors: int


LYING: Final = 800.0
LOW_ROOM: Final = 500.0
"""Widths and heights in dp below which a short home holds less."""


def show(sight: Sight) -> HomeView:
    """Return the view."""
    words, visit = sight.words, sight.visit
    short = _short(sight) if visit.modes.short else None
    count = short.popular if short else POPULAR
    begun, popular = _begun(sight) if short else (), sight.world.shelves.popular()
    return HomeView(
        step=visit.step,
        language=words.language,
        modes=visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        state="short" if short else "",
        question=words.say("What brings you here today?"),
        search=Target("search", words.say("Search by pinyin, initials or English"), "search"),
        popular_title=words.say("Asked for most"),
        popular=(*begun, *(_popular(sight, item.code) for item in popular[: count - len(begun)])),
        more=Target("popular", words.say("More"), "forward"),
        services=() if short else _services(sight),
        people_title="" if short else words.say("For people"),
        people=() if short else (*events_of(sight, "person"), _departments(sight)),
        business_title="" if short else words.say("For business"),
        business=() if short else events_of(sight, "organisation"),
        doors=_doors(sight) if short else (),
        columns=short.columns if short else 2,
    )


def _short(sight: Sight) -> _Short:
    room = sight.room
    if room.portrait:
        return _Short(6, 3, 3) if room.low else _Short(4, 2, 2)
    if room.width < LYING:
        return _Short(4, 1, 2) if room.height > LOW_ROOM else _Short(3, 1, 2)
    return _Short(4, 2, 2)


def _begun(sight: Sight) -> tuple[Target, ...]:
    """Return the way back to the basket, if there is anything in it; it comes first on a short home."""
    count = len(sight.visit.basket)
    note = sight.words.count("{n} service", "{n} services", count)
    return (Target("basket", sight.words.say("My visit"), "basket", note=note),) if count else ()


def _popular(sight: Sight, code: str) -> Target:
    item = sight.world.shelves.item(code)
    unit = sight.world.shelves.unit(item.unit) if item else None
    if item is None or unit is None:
        return Target(f"popular:{code}", code)
    if sight.visit.modes.short:
        return Target(f"popular:{code}", sight.words.short(item), unit.icon)
    # The unit is told by its icon: its name beside the count is too long for a tile on lying glass.
    return Target(f"popular:{code}", sight.words.short(item), unit.icon, note=waiting(sight, code))


def _doors(sight: Sight) -> tuple[Target, ...]:
    say = sight.words.say
    return (
        Target("events:person", say("For people"), "person"),
        Target("events:organisation", say("For business"), "organisation"),
        Target("units", say("By department"), "units"),
        *_services(sight),
    )


def _services(sight: Sight) -> tuple[Target, ...]:
    say, basket = sight.words.say, sight.visit.basket
    visit = (Target("basket", say("My visit"), "basket", note=str(len(basket)), chosen=True),)
    return (
        *(visit if basket and not sight.visit.modes.short else ()),
        Target("check_in", say("Check in"), "calendar"),
        Target("mine", say("My number"), "ticket"),
        Target("notices", say("Notices"), "bell"),
        *((Target("map", say("Where is what"), "floor"),) if sight.world.floor.floor else ()),
    )


def _departments(sight: Sight) -> Target:
    count = len(sight.world.shelves.units())
    note = sight.words.count("{n} department", "{n} departments", count)
    return Target("units", sight.words.say("By department"), "units", note=note, chosen=True)
