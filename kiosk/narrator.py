"""The keypad and the voice: what a key does, and what is to be said when the screen changes.

8 and 2 go from choice to choice, 5 takes the one just heard, 4 goes back, 6
says it again; the speech key begins, then makes it louder, and after the
loudest softer again. Whatever is pressed or touched, the voice breaks off.
"""

from typing import Final, Protocol

import msgspec

from kiosk.flow import Step
from kiosk.spoken import Spoken, spoken
from kiosk.views import View
from kiosk.visit import Visit
from kiosk.wording import Language, Words

LOUDNESS: Final = (40, 60, 80, 100)
"""Steps in percent; a visit begins at the second."""

SPEECH_KEY: Final = "speech"
KEYS: Final = ("2", "4", "5", "6", "8", SPEECH_KEY)


ALOUD: Final = frozenset({"help_called", "help_taken", "help_unheard"})
"""Dialogs that are said to everybody: who calls a person may not look at the glass."""


class Voice(Protocol):
    """Whoever says it aloud."""

    def say(self, lines: tuple[str, ...], language: Language, percent: int) -> None:
        """Break off, and say ``lines``."""

    def hush(self) -> None:
        """Break off."""


class Silent:
    """A kiosk without an earphone."""

    def say(self, lines: tuple[str, ...], language: Language, percent: int) -> None:
        """Say nothing."""

    def hush(self) -> None:
        """Nothing is being said."""


class Narrator:
    """Speaks of the views of one kiosk through ``voice``."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._heard: tuple[object, ...] = ()

    def seen(self, view: View, visit: Visit, words: Words) -> None:
        """Say what is new on the screen, to who listens."""
        heard = (
            view.step,
            visit.place.about,
            view.dialog and view.dialog.id,
            bool(view.foot.idle),
            visit.page,
            visit.chosen,
        )
        if heard == self._heard:
            return
        self._heard = heard
        if view.step is Step.ATTRACT:
            self._voice.hush()
        elif visit.modes.spoken:
            visit.focus = ""
            self._say(self._whole(spoken(view, words), words), visit)
        elif view.dialog is not None and view.dialog.id in ALOUD:
            self._say(spoken(view, words).lines, visit)
        elif visit.modes.easy:
            self._say(_prompt(spoken(view, words), view), visit)

    def key(self, name: str, view: View, visit: Visit, words: Words) -> str:
        """Take a key; return the target it touches, ``""`` for none."""
        if name == SPEECH_KEY:
            self._begin_or_louder(view, visit, words)
        elif visit.modes.spoken and name in ("2", "8"):
            self._go(1 if name == "8" else -1, view, visit, words)
        elif visit.modes.spoken and name == "6":
            self._again(view, visit, words)
        elif visit.modes.spoken and name == "5":
            self._voice.hush()
            return visit.focus
        elif visit.modes.spoken and name == "4":
            self._voice.hush()
            return _way_back(spoken(view, words))
        return ""

    def hush(self) -> None:
        """Break off: somebody touched the glass."""
        self._voice.hush()

    def _begin_or_louder(self, view: View, visit: Visit, words: Words) -> None:
        if not visit.modes.spoken:
            visit.modes = msgspec.structs.replace(visit.modes, spoken=True)
            self._say((words.say("Speech is on."), *self._whole(spoken(view, words), words)), visit)
            return
        visit.loudness = (visit.loudness + 1) % len(LOUDNESS)
        self._say((words.say("Loudness {n}", n=visit.loudness + 1),), visit)

    def _go(self, step: int, view: View, visit: Visit, words: Words) -> None:
        choices = spoken(view, words).choices
        if not choices:
            return
        names = [name for name, _ in choices]
        at = names.index(visit.focus) + step if visit.focus in names else (0 if step > 0 else -1)
        visit.focus, said = choices[at % len(choices)]
        self._say((said,), visit)

    def _again(self, view: View, visit: Visit, words: Words) -> None:
        told = spoken(view, words)
        said = dict(told.choices).get(visit.focus)
        self._say((said,) if said else self._whole(told, words), visit)

    def _whole(self, told: Spoken, words: Words) -> tuple[str, ...]:
        count = words.count("{n} choice.", "{n} choices.", len(told.choices))
        return (*told.lines, count, words.say("8 next, 2 previous, 5 choose, 4 back, 6 again."))

    def _say(self, lines: tuple[str, ...], visit: Visit) -> None:
        self._voice.say(lines, visit.language, LOUDNESS[visit.loudness])


def _prompt(told: Spoken, view: View) -> tuple[str, ...]:
    """Return what easy mode says by itself: what the screen is about; all of it with a number."""
    return told.lines if view.step is Step.TAKEN or view.dialog else told.lines[:1]


def _way_back(told: Spoken) -> str:
    known = {name for name, _ in told.choices}
    return next((name for name in ("ok", "back", "done", "home") if name in known), "")
