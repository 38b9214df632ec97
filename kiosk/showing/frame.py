"""Head, foot and dialogs: what is around every screen."""

from types import MappingProxyType
from typing import Final, NamedTuple

from kiosk.flow import NEXT, PATIENCE, WARNED, Intent, Step
from kiosk.room import UPRIGHT, Panel, Room, room_of
from kiosk.views import Bar, Foot, Pager, Row, Target
from kiosk.visit import Visit
from kiosk.wording import Words
from kiosk.world import World

OTHER: Final = MappingProxyType({"zh": "English", "en": "中文"})
"""The language switch speaks the language it leads to."""


LONGER: Final = 2.0
"""A screen that stands in for paper stays this many times longer."""


class Sight(NamedTuple):
    """All that a screen is made from."""

    visit: Visit
    world: World
    words: Words
    idle: float = 0.0
    panel: Panel = UPRIGHT

    @property
    def room(self) -> Room:
        """What there is for the screen."""
        return room_of(self.panel, self.visit.modes)


def bar(sight: Sight) -> Bar:
    """Return the head of the screen."""
    world, words = sight.world, sight.words
    hall = world.here()
    notice, icon = notice_of(sight)
    return Bar(
        centre=world.site_name if words.language == "zh" else world.site_name_en,
        hall=words.name(hall) if hall else "",
        date=words.date(world.now),
        clock=world.now.strftime("%H:%M"),
        notice=notice,
        notice_icon=icon,
    )


def notice_of(sight: Sight) -> tuple[str, str]:
    """Return what everybody must know now, and its pictogram."""
    world, words = sight.world, sight.words
    if world.help is not None and world.help.state == "taken":
        return words.say("A member of staff is coming to this machine."), "assist"
    if world.help is not None:
        return words.say("The staff have been called to this machine."), "assist"
    if world.away and world.spare:
        return words.say("The server is away. This machine goes on with spare numbers."), "away"
    if world.away:
        return words.say("Numbers cannot be taken at the moment. Guides can be read as usual."), "away"
    if world.printer == "bad":
        return words.say("This machine prints no slips at the moment. Please note your number."), "print"
    return "", ""


def foot(sight: Sight) -> Foot:
    """Return the foot of the screen."""
    words, step = sight.words, sight.visit.step
    back = home = None
    if (step, Intent.BACK) in NEXT:
        back = Target("back", words.say("Back"), "back")
        home = Target("home", words.say("Home"), "home")
    idle = time_left(sight)
    return Foot(
        back=back,
        home=home,
        easy=Target("mode:easy", words.say("Easy mode"), "retire", chosen=sight.visit.modes.easy),
        modes=Target("modes", words.say("Display"), "access"),
        help=Target("help", words.say("Call staff"), "assist", chosen=sight.world.help is not None),
        language=language(sight),
        idle=idle,
        stay=Target("stay", words.say("I am still here"), "check") if idle else None,
        phones=_phones(sight),
    )


def language(sight: Sight) -> Target:
    """Return the switch to the other language."""
    return Target("language", OTHER[sight.words.language], "language")


def help_place(sight: Sight) -> str:
    """Return where a person helps: the enquiry windows, or the desk when none is known."""
    labels = sight.world.enquiry()
    return sight.words.windows(labels) if labels else sight.words.say("the enquiry desk")


def patience(sight: Sight) -> float:
    """Return for how many seconds the screen stays without a touch."""
    visit = sight.visit
    longer = LONGER if visit.slip in ("not_printed", "unknown") and visit.step is Step.TAKEN else 1.0
    return PATIENCE.get(visit.step, float("inf")) * visit.modes.patience * longer


def time_left(sight: Sight) -> str:
    """Return the warning that the screen is about to be given back, ``""`` while it is not."""
    left = patience(sight) - sight.idle
    if left > WARNED:
        return ""
    return sight.words.count(
        "Back to the start in {n} second", "Back to the start in {n} seconds", max(round(left), 0)
    )


def _phones(sight: Sight) -> str:
    consult, complaint = sight.world.phones()
    if not consult or sight.visit.step is not Step.HOME:
        return ""
    return sight.words.say(
        "Questions {consult}   Complaints {complaint}", consult=consult, complaint=complaint
    )


def pager(sight: Sight, number: int, total: int) -> Pager:
    """Return the page turner; nothing when there is only one page."""
    words = sight.words
    if total < 2:
        return Pager()
    return Pager(
        text=words.say("Page {number} of {total}", number=number, total=total),
        previous=Target("previous", words.say("Previous"), "back", muted=number == 1),
        following=Target("next", words.say("Next"), "forward", muted=number == total),
    )


def row(sight: Sight, code: str, *, marked: bool = True) -> Row:
    """Return an item's row in a list, ``marked`` with its unit's pictogram."""
    world, words = sight.world, sight.words
    item = world.shelves.item(code)
    if item is None:
        raise LookupError(f"no item {code!r} in the catalogue")
    unit = world.shelves.unit(item.unit)
    name = words.full(item)
    return Row(
        target=Target(f"item:{code}", words.short(item), unit.icon if unit and marked else ""),
        name="" if name == words.short(item) else name,
        unit=words.short_unit(unit) if unit else "",
        waiting=waiting(sight, code),
    )


def waiting(sight: Sight, code: str) -> str:
    """Return how many wait for the item, or that it has no number left; ``""`` when that is not known."""
    item = sight.world.shelves.item(code)
    if item is not None and not sight.world.away and sight.world.sold_out(item):
        return sight.words.say("No numbers left")
    queue = sight.world.queue(item) if item and not sight.world.away else None
    if queue is None:
        return ""
    return sight.words.count("{n} waiting", "{n} waiting", queue.waiting) if queue.waiting else ""
