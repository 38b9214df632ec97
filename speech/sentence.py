"""A call → the words to say, as written and as the units a voice is recorded in. Pure.

The words come from the ``speech`` catalogue. A template in the context
``spoken`` marks its units with ``|``; ticket numbers are read digit by digit,
window numbers as numbers (12 → 十二), so that both sound as people say them.
"""

import re
from collections.abc import Iterable
from gettext import NullTranslations
from string import ascii_uppercase
from typing import Final, Literal

import msgspec

from translations.catalogue import catalogue

Language = Literal["zh", "en"]
Tongue = str
"""What is spoken: a language, or a dialect of it that clips are recorded in: ``zh-yue``."""
One = Literal["yi", "yao"]

LARGEST_CARDINAL: Final = 99
HERE: Final = "ticket {number} to window {window}"
ELSEWHERE: Final = "ticket {number} to {hall} window {window}"


class Place(msgspec.Struct, frozen=True):
    """Where a call sends someone: the window's label, and the hall's name when it is another hall."""

    window: str
    hall: str = ""


class Sentence(msgspec.Struct, frozen=True):
    """What is said: ``text`` as one would write it, ``units`` as one would record it."""

    language: Tongue
    text: str
    units: tuple[str, ...]


def sentence(number: str, place: Place, language: Tongue, one: One = "yi") -> Sentence:
    """Return the words that call ``number`` (``A012``) to ``place``.

    ``one`` says how a 1 in a ticket number is read in Chinese: 一 or 幺.
    """
    words = catalogue("speech", written_as(language))
    template = ELSEWHERE if place.hall else HERE
    written = words.pgettext("written", template)
    spoken = words.pgettext("spoken", template)
    units: list[str] = []
    for part in spoken.split("|"):
        match part:
            case "{number}":
                units.extend(_one_by_one(number, words, one))
            case "{window}":
                units.extend(_label(place.window, words))
            case "{hall}":
                units.append(place.hall)
            case _:
                units.append(part)
    text = written.format(number=number, window=place.window, hall=place.hall)
    return Sentence(language, text, tuple(units))


def written_as(tongue: Tongue) -> Language:
    """Return the language that ``tongue`` is written in: a dialect has the words of its language."""
    return "en" if tongue.partition("-")[0] == "en" else "zh"


def vocabulary(
    places: Iterable[Place], language: Tongue, one: One = "yi", letters: str = ascii_uppercase
) -> tuple[str, ...]:
    """Return every unit that calls of numbers with ``letters`` to ``places`` can need, each once."""
    every = letters + "0123456789"
    units = (unit for place in places for unit in sentence(every, place, language, one).units)
    return tuple(dict.fromkeys(units))


def _label(label: str, words: NullTranslations) -> Iterable[str]:
    """Read a window's label: a number as a number, anything else character by character."""
    parts = re.findall(r"\d+|\D", label)
    for part in parts:
        if part.isascii() and part.isdigit() and int(part) <= LARGEST_CARDINAL:
            yield from _cardinal(int(part), words)
        else:
            yield from _one_by_one(part, words, "yi")


def _cardinal(value: int, words: NullTranslations) -> Iterable[str]:
    """Read 0–99: a word of its own if the catalogue has one, else tens and the rest."""
    own = words.pgettext("cardinal", str(value))
    if value < 10:
        yield words.pgettext("digit", str(value))
    elif own != str(value):
        yield own
    else:
        yield from words.pgettext("tens", str(value // 10 * 10)).split("|")
        if value % 10:
            yield words.pgettext("digit", str(value % 10))


def _one_by_one(text: str, words: NullTranslations, one: One) -> Iterable[str]:
    for character in text:
        context = "digit read yao" if character == "1" and one == "yao" else "digit"
        yield words.pgettext(context, character)
