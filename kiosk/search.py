"""Searching the catalogue by what a finger types: Chinese, pinyin, initials or English. Pure.

What stands there as it was typed is found first; else what sounds like it,
else what is near to it, a letter or some characters apart. Ranked by closeness
(what was hit, and where in it), then by popularity, then by whether it is
served here.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from config.catalogue import Item, Unit
from kiosk import synonyms
from kiosk.near import Near
from kiosk.pinyin import plain
from kiosk.texts import Hit, Texts

Token = tuple[bool, str]
"""Whether it is letters, and the run itself."""

WEIGHT: Final = 2
STEP: Final = 20
"""Popularity (0 … 100) that outweighs one step of closeness."""

ELSEWHERE: Final = 2
"""Steps that an item not served here comes after one that is."""

LONG: Final = 6
"""Words longer than this are offered last."""

VERBS: Final = "办领开交打查补换考"
"""An item's short name often begins with one; people type what comes after it."""

MISTYPED: Final = 4
"""Steps that a near hit is farther than the same hit as it was typed, for each letter."""

ALIKE: Final = 20
"""Steps of closeness between a text that shares everything with a query and one that shares nothing."""

_TOKEN: Final = re.compile(r"([a-z0-9]+)|([^\Wa-z0-9_]+)")


class Field(NamedTuple):
    """A text of an item; ``weight`` is how far from the item's own name it is."""

    item: int
    weight: int
    text: str


class Index:
    """The texts of ``items``; numbers in its answers are places in that sequence.

    ``here`` are the codes of the items served at this site; None for all.
    """

    def __init__(
        self, items: Sequence[Item], units: Iterable[Unit], here: Collection[str] | None = None
    ) -> None:
        self._items = items
        self._far = [0 if here is None or item.code in here else ELSEWHERE for item in items]
        fields = list(_fields(items, {unit.id: unit for unit in units}))
        self._texts = Texts(field.text for field in fields)
        numbers = {text: number for number, text in enumerate(self._texts.texts)}
        self._owners: list[list[tuple[int, int]]] = [[] for _ in numbers]
        for field in fields:
            self._owners[numbers[field.text]].append((field.item, field.weight))
        self._near = Near(self._texts.sounds, self._texts.forms)

    def find(self, query: str) -> list[int]:
        """Return the items that ``query`` means, closest first; nothing for an empty one."""
        tokens = _tokens(query)
        if not tokens:
            return []
        several = len(tokens) > 1
        closeness = self._meant(tokens[0], several)
        for token in tokens[1:]:
            more = self._meant(token, several)
            closeness = {item: rank + more[item] for item, rank in closeness.items() if item in more}
        if not closeness and not any(letters for letters, _ in tokens):
            closeness = self._alike("".join(text for _, text in tokens))
        return sorted(closeness, key=lambda item: self._order(item, closeness[item]))

    def words(self, query: str, limit: int) -> list[str]:
        """Return Chinese words that the letters of ``query`` may stand for, likeliest first."""
        tokens = _tokens(query)
        if len(tokens) != 1 or not tokens[0][0]:
            return []
        best: dict[str, tuple[bool, int, str]] = {}
        for number, far in self._texts.spelt(tokens[0][1]):
            word = self._texts.texts[number]
            named = [item for item, weight in self._owners[number] if weight < 2]
            if named and far < 3 and not word.isascii():
                likely = min(self._order(item, far) for item in named)
                best[word] = (len(word) > LONG, *likely)
        return sorted(best, key=lambda word: best[word])[:limit]

    def _order(self, item: int, closeness: int) -> tuple[int, str]:
        """Closest first; what is asked for much more often may overtake what is a little closer."""
        steps = closeness + self._far[item]
        return (steps * STEP - self._items[item].popularity, self._items[item].code)

    def _meant(self, token: Token, several: bool) -> dict[int, int]:
        letters, text = token
        if letters:
            return self._items_of(self._texts.spelt(text, anywhere=several)) or self._mistyped(text)
        return (
            self._items_of(self._texts.standing(text))
            or self._items_of(self._texts.standing(synonyms.matter(text)))
            or self._items_of(self._texts.sounding(synonyms.matter(text)))
        )

    def _items_of(self, hits: Iterable[Hit]) -> dict[int, int]:
        best: dict[int, int] = {}
        for number, far in hits:
            for item, weight in self._owners[number]:
                rank = weight * WEIGHT + far
                if rank < best.get(item, 99):
                    best[item] = rank
        return best

    def _mistyped(self, letters: str) -> dict[int, int]:
        near = self._near.letters(letters)
        return self._items_of(Hit(number, away * MISTYPED) for number, away in near.items())

    def _alike(self, text: str) -> dict[int, int]:
        """Return items that share much with ``text`` somewhere: a last resort for Chinese."""
        near = self._near.characters(synonyms.matter(text))
        most = max(near.values(), default=1.0)
        return self._items_of(
            Hit(number, round((1 - value / most) * ALIKE)) for number, value in near.items()
        )


def _tokens(query: str) -> list[Token]:
    return [
        (bool(letters), letters or other) for letters, other in _TOKEN.findall(plain(query).replace("'", ""))
    ]


def _fields(items: Sequence[Item], units: dict[str, Unit]) -> Iterator[Field]:
    for number, item in enumerate(items):
        unit = units.get(item.unit)
        yield Field(number, 0, item.short)
        yield Field(number, 0, item.short_en)
        if item.short[0] in VERBS and len(item.short) > 2:
            yield Field(number, 0, item.short[1:])
        yield from (Field(number, 1, word) for word in item.keywords)
        yield from (Field(number, 1, word) for word in synonyms.of(item))
        yield Field(number, 2, item.name)
        yield Field(number, 2, item.name_en)
        yield Field(number, 3, item.result)
        if unit is not None:
            yield from (Field(number, 4, text) for text in (unit.short, unit.name, unit.name_en))
