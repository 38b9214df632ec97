"""Texts near to what was typed: a letter wrong, missing, doubled or swapped; other characters. Pure."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import log
from typing import Final

from kiosk.pinyin import START

LEAST: Final = 4
"""Fewer letters than this mean too many things to be forgiven one."""

LOOKED_AT: Final = 60
"""Texts that are compared letter by letter."""

SHARE: Final = 0.45
"""Share of the likeliest text's likeness from which others are offered too."""


def distance(typed: str, meant: str) -> int:
    """Return how many letters to add, drop, change or swap make ``typed`` the beginning of ``meant``."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for place, letter in enumerate(typed, 1):
        older, before, row = before, row, [place]
        for column, other in enumerate(meant, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != other))
            swapped = place > 1 and column > 1 and letter == meant[column - 2] and typed[-2 + place] == other
            if swapped:
                cost = min(cost, older[column - 2] + 1)
            row.append(cost)
    return min(row)


class Near:
    """The ``sounds`` (see ``kiosk.pinyin``) and ``forms`` of texts, by the pairs of signs they hold."""

    def __init__(self, sounds: Sequence[str], forms: Sequence[str]) -> None:
        self._letters: list[tuple[int, str]] = []
        self._pairs: dict[str, array[int]] = {}
        for number, sound in enumerate(sounds):
            for letters in _spellings(sound):
                self._enter(number, letters)
        self._signs = _signs(forms)
        self._rare = {sign: log(1 + len(forms) / len(found)) for sign, found in self._signs.items()}

    def letters(self, typed: str) -> dict[int, int]:
        """Return the texts that begin, or have a word that begins, almost as ``typed``; and how far off."""
        if len(typed) < LEAST:
            return {}
        allowed = 1 if len(typed) < 2 * LEAST else 2
        found: dict[int, int] = {}
        for entry in self._likely(typed, max(1, len(typed) - 1 - 3 * allowed)):
            number, letters = self._letters[entry]
            away = distance(typed, letters[: len(typed) + allowed])
            if away <= allowed and away < found.get(number, 9):
                found[number] = away
        return found

    def characters(self, typed: str) -> dict[int, float]:
        """Return the texts that share most with ``typed``, rare pairs of characters counting most."""
        alike: Counter[int] = Counter()
        for sign in {*typed, *_pairs(typed)}:
            weight = self._rare.get(sign, 0.0)
            for number in self._signs.get(sign, ()):
                alike[number] += weight  # type: ignore[assignment]  # a counter of weights
        if not alike:
            return {}
        least = max(alike.values()) * SHARE
        return {number: value for number, value in alike.items() if value >= least}

    def _likely(self, typed: str, least: int) -> list[int]:
        """Return spellings that share ``least`` pairs with ``typed`` and its head, likest first."""
        shared: Counter[int] = Counter()
        for head in set(typed[:2]):  # right, or swapped with the second
            for pair in _pairs(typed):
                shared.update(self._pairs.get(head + pair, ()))
        near = (
            (-count, len(self._letters[entry][1]), entry) for entry, count in shared.items() if count >= least
        )
        return [entry for _, _, entry in nsmallest(LOOKED_AT, near)]

    def _enter(self, number: int, letters: str) -> None:
        entry = len(self._letters)
        self._letters.append((number, letters))
        for pair in set(_pairs(letters)):
            self._pairs.setdefault(letters[0] + pair, array("I")).append(entry)


def _spellings(sound: str) -> Iterable[str]:
    syllables = sound.split(START)[1:]
    yield "".join(syllables)
    yield "".join(syllable[0] for syllable in syllables)


def _pairs(text: str) -> list[str]:
    return [text[place : place + 2] for place in range(len(text) - 1)]


def _signs(forms: Sequence[str]) -> dict[str, "array[int]"]:
    found: dict[str, array[int]] = {}
    for number, form in enumerate(forms):
        for sign in {*form, *_pairs(form)}:
            found.setdefault(sign, array("I")).append(number)
    return found
