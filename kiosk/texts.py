"""All texts of all items in one long string, found by what stands in them or by how they sound. Pure.

A text that many items share (their unit's name) stands there once. Letters are
looked up by their first two: at each syllable the next letter is either the
second of that syllable or the first of the next one, so two lists hold every
place where a query can begin; only those places are looked at.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from kiosk.pinyin import START, plain, spoken, typed

END: Final = "\n"
WHOLE, HEAD, INSIDE = 0, 1, 2
"""How far a hit is from being the whole of a text."""

PAIR: Final = 2

ENOUGH: Final = 60
"""When so many texts begin with what was typed, those that have it inside are not looked for."""


class Hit(NamedTuple):
    """The number of a text, and how far what was asked is from it."""

    text: int
    far: int


class Texts:
    """Unique texts; a :class:`Hit` tells which by its number."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(dict.fromkeys(texts))
        self.forms = [plain(text) for text in self.texts]
        self.sounds = [spoken(text) for text in self.texts]
        self._forms = _Line(self.forms)
        self._sounds = _Line(self.sounds)
        self._heads, self._keys = _keys(self._sounds)

    def standing(self, text: str) -> Iterator[Hit]:
        """Yield the texts that have ``text`` in them."""
        for start in self._forms.places(text):
            number, first, rest = self._forms.around(start, start + len(text))
            yield Hit(number, WHOLE if first and not rest else HEAD if first else INSIDE)

    def sounding(self, text: str) -> Iterator[Hit]:
        """Yield the texts that have something in them which sounds like the Chinese ``text``."""
        said = spoken(text)
        for start in self._sounds.places(said) if said else ():
            number, first, rest = self._sounds.around(start, start + len(said))
            if not rest or rest.startswith(START):
                yield Hit(number, WHOLE if first and not rest else HEAD if first else INSIDE)

    def spelt(self, letters: str, *, anywhere: bool = False) -> list[Hit]:
        """Return the texts that ``letters`` stand for, in full pinyin, by initials or mixed.

        What begins with few letters is enough, unless they are looked for ``anywhere``.
        """
        if anywhere:
            return list(self._spelt(letters, self._keys))
        hits = list(self._spelt(letters, self._heads))
        few = len(hits) < ENOUGH and (len(letters) > PAIR or not hits)
        return list(self._spelt(letters, self._keys)) if few else hits

    def _spelt(self, letters: str, keys: dict[str, "array[int]"]) -> Iterator[Hit]:
        match = typed(letters).match
        line = self._sounds
        for place in keys.get(letters[:PAIR], ()):
            hit = match(line.all, place)
            if hit is not None:
                end = hit.end()
                number, first, rest = line.around(place, end)
                yield Hit(number, _far(hit.group(), first, rest))


def _far(found: str, first: bool, rest: str) -> int:
    """Return 0 for a whole text, 1 at its head, 2 inside; 1 more where a syllable is typed in part."""
    syllable, _, further = rest.partition(START)
    letters = len(found) - found.rfind(START) - 1
    several = found.count(START) > 1
    partial = bool(syllable) and several and letters > 1
    whole = first and not further and (not syllable or several)
    return (WHOLE if whole else HEAD if first else INSIDE) + partial


class _Line:
    """Texts behind one another, each ended by a line feed."""

    def __init__(self, texts: list[str]) -> None:
        self.all = END.join(texts) + END
        self.starts: list[int] = []
        at = 0
        for text in texts:
            self.starts.append(at)
            at += len(text) + 1

    def places(self, text: str) -> Iterator[int]:
        """Yield where ``text`` stands."""
        place = self.all.find(text)
        while place >= 0:
            yield place
            place = self.all.find(text, place + 1)

    def around(self, start: int, end: int) -> tuple[int, bool, str]:
        """Return which text that is in, whether it begins there, and what follows in it."""
        number = bisect_right(self.starts, start) - 1
        return number, start == self.starts[number], self.all[end : self.all.index(END, end)]


def _keys(line: _Line) -> tuple[dict[str, "array[int]"], dict[str, "array[int]"]]:
    """Return one or two letters → the heads where they begin, and → all places where they do."""
    heads: dict[str, array[int]] = {}
    everywhere: dict[str, array[int]] = {}
    starts = set(line.starts)
    for place in _syllables(line.all):
        letter, second = line.all[place + 1], line.all[place + 2]
        following = line.all.find(START, place + 1)
        next_start = line.all[following + 1] if 0 <= following < line.all.index(END, place) else ""
        keys = {letter, letter + second if second.isalnum() else letter, letter + next_start}
        for key in keys:
            everywhere.setdefault(key, array("I")).append(place)
            if place in starts:
                heads.setdefault(key, array("I")).append(place)
    return heads, everywhere


def _syllables(line: str) -> Iterator[int]:
    place = line.find(START)
    while place >= 0:
        yield place
        place = line.find(START, place + 1)
