"""Head, foot and dialogs: what is around every screen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kiosk.flow import PATIENCE, Step
from kiosk.views import Bar, Dialog, Foot, Pager, Row, Target
from kiosk.visit import Visit
from kiosk.wording import Words
from kiosk.world import World

WARNED: Final = 10
"""Seconds before a screen is given back in which it says so."""

OTHER: Final = MappingProxyType({"zh": "English", "en": "中文"})
"""The language switch speaks the language it leads to."""


class Sight(NamedTuple):
    """All that a screen is made from; ``slots`` are rows on a page of a list and of a search."""

    visit: Visit
    world: World
    words: Words
    idle: float = 0.0
    slots: tuple[int, int] = (8, 5)


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
    if step in (Step.UNITS, Step.LIST, Step.SEARCH, Step.ITEM):
        back = Target("back", words.say("Back"), "back")
        home = Target("home", words.say("Home"), "home")
    return Foot(back, home, language(sight), _idle(sight), _phones(sight))


def language(sight: Sight) -> Target:
    """Return the switch to the other language."""
    return Target("language", OTHER[sight.words.language], "language")


def help_place(sight: Sight) -> str:
    """Return where a person helps: the enquiry windows, or the desk when none is known."""
    labels = sight.world.enquiry()
    return sight.words.windows(labels) if labels else sight.words.say("the enquiry desk")


def _idle(sight: Sight) -> str:
    patience = PATIENCE.get(sight.visit.step)
    if patience is None or sight.visit.step in (Step.HOME, Step.TAKEN):
        return ""
    left = round(patience - sight.idle)
    if left > WARNED:
        return ""
    return sight.words.count(
        "Back to the start in {n} second", "Back to the start in {n} seconds", max(left, 0)
    )


def _phones(sight: Sight) -> str:
    consult, complaint = sight.world.phones()
    if not consult or sight.visit.step is not Step.HOME:
        return ""
    return sight.words.say(
        "Questions {consult}   Complaints {complaint}", consult=consult, complaint=complaint
    )


class _Word(NamedTuple):
    """A dialog in the table: tone, pictogram, title, text, and the targets below it."""

    tone: str
    icon: str
    title: str
    text: str
    buttons: tuple[tuple[str, str, str], ...]


_OK: Final = ("ok", "I see", "check")
_HOME: Final = ("home", "Home", "home")

DIALOGS: Final[Mapping[str, _Word]] = MappingProxyType(
    {
        "away": _Word(
            "warn",
            "away",
            "No number can be taken right now",
            "The connection to the queue is interrupted. It comes back by itself; please try again in a"
            " minute, or go to {help}.",
            (_OK,),
        ),
        "elsewhere": _Word(
            "calm",
            "place",
            "Not served at this centre",
            "You can read and print the guide here. {help} will tell you where to go.",
            (_OK,),
        ),
        "no_answer": _Word(
            "warn",
            "clock",
            "The number takes longer than usual",
            "Please try once more: you will not get two numbers. Or go to {help}.",
            (_HOME, ("retry", "Try again", "ticket")),
        ),
        "refused": _Word("warn", "info", "No number was given", "{reason}", (_OK,)),
        "guide_printing": _Word(
            "calm", "print", "Your guide is being printed", "It comes out of the slot in a moment.", (_OK,)
        ),
        "guide_printed": _Word(
            "good", "done", "Your guide is printed", "Please take it from the slot.", (_OK,)
        ),
        "guide_failed": _Word(
            "warn",
            "print",
            "The guide could not be printed",
            "The staff have been told. {help} will print it for you.",
            (_OK,),
        ),
        "priority": _Word(
            "calm", "people", "Priority service", "Who may go first:", (("ok", "Back", "back"),)
        ),
    }
)


def dialog(sight: Sight) -> Dialog | None:
    """Return the open dialog."""
    name, words = sight.visit.dialog, sight.words
    entry = DIALOGS.get(name)
    if entry is None:
        return None
    return Dialog(
        id=name,
        title=words.say(entry.title),
        text=words.say(entry.text, help=help_place(sight), reason=words.refusal(sight.visit.reason)),
        icon=entry.icon,
        tone=entry.tone,
        choices=_classes(sight) if name == "priority" else (),
        buttons=tuple(Target(target, words.say(text), icon) for target, text, icon in entry.buttons),
    )


def _classes(sight: Sight) -> tuple[Target, ...]:
    plan = sight.world.plan
    return tuple(Target(f"take:{one.id}", sight.words.name(one)) for one in (plan.priorities if plan else ()))


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
    """Return how many wait for the item, ``""`` when that is not known."""
    item = sight.world.shelves.item(code)
    queue = sight.world.queue(item) if item and not sight.world.away else None
    if queue is None:
        return ""
    return sight.words.count("{n} waiting", "{n} waiting", queue.waiting) if queue.waiting else ""
