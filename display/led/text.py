"""The words on a window bar, fitted to its width. Pure but for the catalogue of phrases.

Every state has a full and a shorter form; the first that fits is shown still,
and when none fits the full one scrolls. Words come from the gettext domain
``led``, so a site may change them without touching code.
"""

import gettext
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from display.led.charset import cells, fit_to_gb2312
from translations.catalogue import catalogue

State = Literal["call", "serving", "idle", "paused", "closed"]

FORMS: Final[dict[State, tuple[str, ...]]] = {
    "call": ("No. {number} please go to window {window}", "{number} to window {window}"),
    "serving": ("No. {number} is being served", "{number} in service"),
    "idle": ("Window {window}  {queues}",),
    "paused": ("Window {window} paused", "Paused"),
    "closed": ("Window {window} closed", "Closed"),
}


@dataclass(frozen=True)
class Words:
    """What a bar says, in GB2312; ``scroll`` when it is wider than the bar."""

    text: str
    scroll: bool


def words(
    state: State, width: int, language: str, *, window: str, number: str = "", queues: Sequence[str] = ()
) -> Words:
    """Return what a bar of ``width`` half-width cells says.

    ``window`` is the label above the window, ``number`` the ticket called or
    served, ``queues`` the names of what is done there, most important first.
    """
    phrases = _phrases(language)
    names = phrases.pgettext("between queue names", ", ").join(queues)
    forms = [
        phrases.gettext(form).format(window=window, number=number, queues=names).rstrip()
        for form in FORMS[state]
    ]
    return fit(forms, width)


def fit(forms: Sequence[str], width: int) -> Words:
    """Return the first of ``forms`` that fits ``width`` cells, else the first of all, scrolling."""
    safe = [fit_to_gb2312(form) for form in forms]
    for form in safe:
        if cells(form) <= width:
            return Words(form, scroll=False)
    return Words(safe[0], scroll=True)


def _phrases(language: str) -> gettext.NullTranslations:
    return catalogue("led", language)
