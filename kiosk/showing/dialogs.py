"""Words that must be read, and choices that must be made, before going on: one table of dialogs."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kiosk.flow import Step
from kiosk.helping import DIALOG as HELP
from kiosk.showing import along
from kiosk.showing.advice import others, ways_around
from kiosk.showing.frame import Sight, help_place
from kiosk.views import Dialog, Target


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
            "You can read and print the guide here. {where}",
            (_OK,),
        ),
        "sold_out": _Word(
            "warn",
            "ticket",
            "No numbers left",
            "{around}",
            (("print", "Print or scan", "print"), ("ok", "Back", "back")),
        ),
        "no_answer": _Word(
            "warn",
            "clock",
            "The number takes longer than usual",
            "Please try once more: you will not get two numbers. Or go to {help}.",
            (_HOME, ("retry", "Try again", "ticket")),
        ),
        "looking": _Word("calm", "search", "One moment", "Your number is being looked for.", (_OK,)),
        "not_found": _Word(
            "warn",
            "info",
            "Not found",
            "There is no such number today. {help} will find it with you.",
            (_OK,),
        ),
        "requeued": _Word(
            "good", "done", "You wait again", "Your number will be called again. Please stay near.", (_OK,)
        ),
        "refused": _Word("warn", "info", "No number was given", "{reason}", (_OK,)),
        "along": _Word(
            "calm",
            "print",
            "Take the guide with you",
            "On paper, or on your phone.",
            (("ok", "Back", "back"),),
        ),
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
        "card": _Word("good", "done", "Your card was read", "{who}", (_OK,)),
        "card_unreadable": _Word(
            "warn",
            "info",
            "The card could not be read",
            "Please lift it and lay it down once more. You can take a number without a card, too.",
            (_OK,),
        ),
        "priority": _Word(
            "calm", "people", "Priority service", "Who may go first:", (("ok", "Back", "back"),)
        ),
        "basket": _Word(
            "calm",
            "basket",
            "Several things in one visit",
            "One number leads you from window to window. Touch a service to leave it out.",
            (
                ("all", "Take one number", "ticket"),
                ("more", "Add another", "search"),
                ("ok", "Back", "back"),
            ),
        ),
        "help_calling": _Word("calm", "assist", "The staff are being called", "One moment, please.", (_OK,)),
        "help_called": _Word(
            "good",
            "assist",
            "The staff have been called",
            "Please wait here. Somebody will come to this machine. You may go on meanwhile.",
            (("unhelp", "No longer needed", "clear"), _OK),
        ),
        "help_taken": _Word(
            "good",
            "assist",
            "Somebody is coming to you",
            "Please stay at this machine; a member of staff is on the way.",
            (_OK,),
        ),
        "help_unheard": _Word(
            "warn",
            "away",
            "The staff could not be called",
            "The connection is interrupted, and nobody has heard this call. Please go to {help}{phone}.",
            (_OK, ("help", "Try again", "assist")),
        ),
        "enrol": _Word(
            "calm",
            "info",
            "Code {code}",
            "This machine is not known yet. Staff: type its code in the console, under Machines, or as"
            " hall-admin device confirm.",
            (),
        ),
        "modes": _Word(
            "calm",
            "access",
            "Display and help",
            "Choose what suits you. When you leave, all of it is forgotten.",
            (("ok", "Done", "check"),),
        ),
    }
)


def dialog(sight: Sight) -> Dialog | None:
    """Return the open dialog."""
    name, words = _open(sight), sight.words
    entry = DIALOGS.get(name)
    if entry is None:
        return None
    return Dialog(
        id=name,
        title=words.say(entry.title, code=sight.world.code),
        text=words.say(
            entry.text,
            help=help_place(sight),
            reason=words.refusal(sight.visit.reason),
            who=_who(sight),
            where=_where(sight),
            around=_around(sight),
            phone=_phone(sight),
        ),
        icon=entry.icon,
        tone=entry.tone,
        choices=CHOICES[name](sight) if name in CHOICES else (),
        buttons=tuple(Target(target, words.say(text), icon) for target, text, icon in entry.buttons),
        qr=CODES[name](sight) if name in CODES else "",
        qr_hint=words.say("Scan for the guide") if name in CODES else "",
    )


def _open(sight: Sight) -> str:
    """Return the name of the open dialog: that of a kiosk nobody knows while nobody is at it."""
    unknown = sight.world.code and sight.visit.step is Step.ATTRACT
    if unknown or sight.visit.dialog != HELP:
        return "enrol" if unknown else sight.visit.dialog
    known = sight.world.help
    state = known.state if known is not None else sight.visit.help
    return f"help_{state}" if state else ""


def _phone(sight: Sight) -> str:
    consult, _ = sight.world.phones()
    return sight.words.say(", or call {consult}", consult=consult) if consult else ""


def _who(sight: Sight) -> str:
    """Return what a card is good for, to its holder: the class that age gives, and that it may be lifted."""
    who, words, plan = sight.visit.who, sight.words, sight.world.plan
    if who is None:
        return ""
    given = next((one for one in (plan.priorities if plan else ()) if one.id == who.priority), None)
    if given is None:
        return words.say("{name}: please lift your card and go on.", name=who.masked)
    first = "{name}: you go first ({priority}). Please lift your card."
    return words.say(first, name=who.masked, priority=words.name(given))


def _where(sight: Sight) -> str:
    """Return where the item at hand is served, or who can tell."""
    item = sight.world.shelves.item(sight.visit.place.about)
    known = others(sight, item) if item else ""
    return known or sight.words.say("{help} will tell you where to go.", help=help_place(sight))


def _around(sight: Sight) -> str:
    """Return what can be done without a number of the item at hand, or who can tell."""
    item = sight.world.shelves.item(sight.visit.place.about)
    known = ways_around(sight, item) if item else ""
    return known or sight.words.say("{help} knows when there are numbers again.", help=help_place(sight))


def _classes(sight: Sight) -> tuple[Target, ...]:
    plan = sight.world.plan
    return tuple(Target(f"take:{one.id}", sight.words.name(one)) for one in (plan.priorities if plan else ()))


def _basket(sight: Sight) -> tuple[Target, ...]:
    shelves = sight.world.shelves
    items = (item for code in sight.visit.basket if (item := shelves.item(code)) is not None)
    return tuple(Target(f"drop:{item.code}", sight.words.short(item), "clear") for item in items)


def _modes(sight: Sight) -> tuple[Target, ...]:
    words, modes = sight.words, sight.visit.modes
    return (
        Target("mode:easy", words.say("Easy mode"), "retire", chosen=modes.easy),
        Target("mode:contrast", words.say("High contrast"), "contrast", chosen=modes.contrast),
        Target("mode:larger", words.say("Larger text"), "larger", muted=modes.easy and modes.size == 2),
        Target("mode:smaller", words.say("Smaller text"), "smaller", muted=not modes.size),
        Target("mode:low", words.say("Lower on the screen"), "down", chosen=modes.low),
        Target("mode:left", words.say("For the left hand"), "touch", chosen=modes.left),
    )


CHOICES: Final[Mapping[str, Callable[[Sight], tuple[Target, ...]]]] = MappingProxyType(
    {"along": along.papers, "priority": _classes, "basket": _basket, "modes": _modes}
)
"""Dialog → what can be chosen in it."""

CODES: Final[Mapping[str, Callable[[Sight], str]]] = MappingProxyType({"along": along.code})
"""Dialog → what the code in it says."""
