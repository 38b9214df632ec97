"""What a citizen is told of a refusal, with the next time there is: the ``errors`` phrases."""

import re
from typing import Final, Literal

from translations.catalogue import catalogue
from wire.answers import Refused

NEXT: Final = re.compile(r"next: [0-9]{4}-([0-9]{2})-([0-9]{2}) (\S+)")
Language = Literal["zh", "en"]


def sentence(refusal: Refused, language: Language) -> str | None:
    """Return the whole sentence; None for a refusal that has none of its own."""
    phrases = catalogue("errors", language)
    said = phrases.gettext(refusal.code)
    if said == refusal.code:
        return None
    return said.format(value=refusal.value, next=_next(refusal.expected or "", language))


def _next(expected: str, language: Language) -> str:
    phrases = catalogue("errors", language)
    found = NEXT.fullmatch(expected)
    if found is None:
        return phrases.gettext("not known yet")
    month, day, time = found.groups()
    return phrases.gettext("{month}/{day} {time}").format(
        month=int(month), day=int(day), time=phrases.gettext(time)
    )
