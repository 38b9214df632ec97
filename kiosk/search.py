"""Searching the catalogue by what a finger types: Chinese, pinyin, initials or English. Pure.

All texts of all items lie in one long string, so that a key costs one scan at
the speed of ``re``, not a loop over items. Ranked by closeness (what was hit,
and where in it), then by popularity.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from config.catalogue import Item, Unit
from kiosk.pinyin import START, plain, spoken, typed

Token = tuple[bool, str]
"""Whether it is letters, and the run itself."""

END: Final = "\n"
WEIGHT: Final = 2
STEP: Final = 20
"""Popularity (0 … 100) that outweighs one step of closeness."""

LONG: Final = 6
"""Words longer than this are offered last."""

VERBS: Final = "办领开交打查补换考"
"""An item's short name often begins with one; people type what comes after it."""

_TOKEN: Final = re.compile(r"([a-z0-9]+)|([^\Wa-z0-9_]+)")


class Field(NamedTuple):
    """A text of an item; ``weight`` is how far from the item's own name it is."""

    item: int
    weight: int
    text: str


class Index:
    """The texts of ``items``; numbers in its answers are places in that sequence."""

    def __init__(self, items: Sequence[Item], units: Iterable[Unit]) -> None:
        self._items = items
        self._texts = _Heap(_fields(items, {unit.id: unit for unit in units}), plain)
        self._sounds = _Heap(_fields(items, {unit.id: unit for unit in units}), spoken)

    def find(self, query: str) -> list[int]:
        """Return the items that ``query`` means, closest first; nothing for an empty one."""
        tokens = _tokens(query)
        if not tokens:
            return []
        closeness = self._hits(tokens[0])
        for token in tokens[1:]:
            more = self._hits(token)
            closeness = {item: rank + more[item] for item, rank in closeness.items() if item in more}
        if not closeness and not any(letters for letters, _ in tokens):
            closeness = self._scattered("".join(text for _, text in tokens))
        return sorted(closeness, key=lambda item: self._order(item, closeness[item]))

    def words(self, query: str, limit: int) -> list[str]:
        """Return Chinese words that the letters of ``query`` may stand for, likeliest first."""
        tokens = _tokens(query)
        if len(tokens) != 1 or not tokens[0][0]:
            return []
        scanned = self._sounds.scan(typed(tokens[0][1]))
        words = {field.text: (far, field.item) for field, far in scanned if field.weight < 2 and far < 3}
        likely = sorted(
            (word for word in words if not word.isascii()),
            key=lambda word: (len(word) > LONG, self._order(words[word][1], words[word][0])),
        )
        return likely[:limit]

    def _order(self, item: int, closeness: int) -> tuple[int, str]:
        """Closest first; what is asked for much more often may overtake what is a little closer."""
        return (closeness * STEP - self._items[item].popularity, self._items[item].code)

    def _hits(self, token: Token) -> dict[int, int]:
        letters, text = token
        heap = self._sounds if letters else self._texts
        best: dict[int, int] = {}
        for field, far in heap.scan(typed(text) if letters else re.compile(re.escape(text))):
            rank = field.weight * WEIGHT + far
            if rank < best.get(field.item, 99):
                best[field.item] = rank
        return best

    def _scattered(self, text: str) -> dict[int, int]:
        """Return items that have most of the characters somewhere: a last resort for Chinese."""
        wanted = set(text)
        if len(wanted) < 2:
            return {}
        missing = {
            number: sum(1 for part in wanted if part not in whole)
            for number, whole in self._texts.whole().items()
        }
        return {number: 99 + lack for number, lack in missing.items() if lack * 3 <= len(wanted)}


class _Heap:
    """All fields behind one another, each ended by a line feed."""

    def __init__(self, fields: Iterable[Field], form: Callable[[str], str]) -> None:
        self._fields = list(fields)
        forms = [form(field.text) for field in self._fields]
        self._starts: list[int] = []
        at = 0
        for text in forms:
            self._starts.append(at)
            at += len(text) + 1
        self._all = END.join(forms) + END

    def scan(self, pattern: re.Pattern[str]) -> Iterator[tuple[Field, int]]:
        """Yield each hit's field, and how far the hit is from being the whole of it."""
        for hit in pattern.finditer(self._all):
            number = bisect_right(self._starts, hit.start()) - 1
            yield self._fields[number], self._far(hit, hit.start() == self._starts[number])

    def _far(self, hit: re.Match[str], first: bool) -> int:
        """Return 0 for a whole field, 1 at its start, 2 inside; 1 more where a syllable is typed in part."""
        rest = self._all[hit.end() : self._all.index(END, hit.end())]
        syllable, _, further = rest.partition(START)
        letters = len(hit.group()) - hit.group().rfind(START) - 1
        partial = bool(syllable) and START in hit.group() and letters > 1
        whole = first and not further and (not syllable or START in hit.group())
        return (0 if whole else 1 if first else 2) + partial

    def whole(self) -> dict[int, str]:
        """Return all texts of each item in one."""
        found: dict[int, str] = {}
        for field, start, end in zip(
            self._fields, self._starts, [*self._starts[1:], len(self._all)], strict=True
        ):
            found[field.item] = found.get(field.item, "") + self._all[start:end]
        return found


def _tokens(query: str) -> list[Token]:
    return [
        (bool(letters), letters or other) for letters, other in _TOKEN.findall(plain(query).replace("'", ""))
    ]


def _fields(items: Sequence[Item], units: dict[str, Unit]) -> Iterator[Field]:
    for number, item in enumerate(items):
        unit = units.get(item.unit)
        yield Field(number, 0, item.short)
        yield Field(number, 0, item.short_en)
        if item.short[0] in VERBS:
            yield Field(number, 0, item.short[1:])
        yield from (Field(number, 1, word) for word in item.keywords)
        yield Field(number, 2, item.name)
        yield Field(number, 2, item.name_en)
        yield Field(number, 3, item.result)
        if unit is not None:
            yield from (Field(number, 4, text) for text in (unit.short, unit.name, unit.name_en))
