"""The words on a window bar, fitted to its width. Pure but for the catalogue of phrases.

Every state has a full and a shorter form. A bar that has letters of several
heights takes the tallest in which one of the forms fits, the full one first, and
shows it still; when none fits in any, the full one scrolls in the tallest. Words
come from the gettext domain ``led``, so a site may change them without touching
code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from config.led import Colour, Dots, LedStyle, Pace
from display.led.charset import Characters, cells, fit_to
from translations.catalogue import catalogue

State = Literal["emergency", "call", "serving", "idle", "paused", "closed"]

Spoken = Literal["call", "serving", "idle", "paused", "closed"]
"""The states that have words of their own; those of an emergency are whatever was written."""

FORMS: Final[dict[Spoken, tuple[str, ...]]] = {
    "call": ("No. {number} please go to window {window}", "{number} to window {window}"),
    "serving": ("No. {number} is being served", "{number} in service"),
    "idle": ("Window {window}  {queues}",),
    "paused": ("Window {window} paused", "Paused"),
    "closed": ("Window {window} closed", "Closed"),
}


WAITING: Final = ("Now waiting: {count}", "Waiting: {count}")
PLAIN: Final = LedStyle(id="plain")
USUAL: Final[Dots] = 16
"""The height in dots of the letters that a bar's cells are counted in."""


@dataclass(frozen=True)
class Words:
    """What a bar says, in its own characters; ``scroll`` when it is wider than the bar.

    ``colour`` empty leaves it to the bar, ``pace`` is how fast it scrolls;
    ``blink`` is for bars that blink by themselves; ``size`` is the height of
    its letters in dots.
    """

    text: str
    scroll: bool
    colour: Colour = ""
    blink: bool = False
    pace: Pace = "normal"
    size: Dots = USUAL


def words(
    state: Spoken,
    width: int,
    language: str,
    *,
    window: str,
    number: str = "",
    queues: Sequence[str] = (),
    style: LedStyle = PLAIN,
    sizes: Sequence[Dots] = (USUAL,),
) -> Words:
    """Return what a bar of ``width`` half-width cells says.

    ``window`` is the label above the window, ``number`` the ticket called or
    served, ``queues`` the names of what is done there, most important first;
    ``sizes`` are the heights of letters that the bar has, the tallest first.
    """
    phrases = catalogue("led", language_of(style, language))
    names = phrases.pgettext("between queue names", ", ").join(queues)
    forms = _own_forms(state, style, language) or [phrases.gettext(form) for form in FORMS[state]]
    said = [form.format(window=window, number=number, queues=names).rstrip() for form in forms]
    return fit(said, width, style, called=state == "call", sizes=sizes)


def waiting_words(
    count: int, width: int, language: str, style: LedStyle = PLAIN, sizes: Sequence[Dots] = (USUAL,)
) -> Words:
    """Return what a bar says of how many wait."""
    phrases = catalogue("led", language_of(style, language))
    forms = [phrases.gettext(form).format(count=count) for form in WAITING]
    return fit(forms, width, style, sizes=sizes)


def language_of(style: LedStyle, language: str) -> str:
    """Return the language of a bar: one with ASCII alone cannot speak Chinese."""
    return "en" if style.charset == "ascii" else language


def room(width: int, size: int) -> int:
    """Return how many cells of letters ``size`` dots high are in ``width`` cells of the usual ones."""
    return width * USUAL // size


def fit(
    forms: Sequence[str],
    width: int,
    style: LedStyle = PLAIN,
    *,
    called: bool = False,
    sizes: Sequence[Dots] = (USUAL,),
) -> Words:
    """Return the first of ``forms`` that fits ``width`` cells, as tall as fits, else the first, scrolling."""
    characters = Characters(style.charset, style.missing, {one.sign: one.by for one in style.substitutes})
    safe = [fit_to(form, characters) for form in forms]
    colour = style.call_colour if called and style.call_colour else style.colour
    fitting = ((form, size) for size in sizes for form in safe if cells(form) <= room(width, size))
    said, size = next(fitting, (safe[0], sizes[0]))
    return Words(said, cells(said) > room(width, size), colour, pace=style.scroll, size=size)


def _own_forms(state: Spoken, style: LedStyle, language: str) -> list[str]:
    own = {"idle": (style.idle, style.idle_en), "closed": (style.closed, style.closed_en)}
    chosen = own.get(state, ("", ""))[language_of(style, language) == "en"]
    return [chosen] if chosen else []
