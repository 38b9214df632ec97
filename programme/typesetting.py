"""Chinese setting of a paragraph into lines with a place for every character. Pure.

By the rules of 中文排版需求 (W3C clreq): no line begins with closing punctuation
or ends with an opening bracket 避头尾; full-width punctuation gives half of its
body away at the ends of a line and where two of them meet 标点挤压; what is left
over is spread evenly 两端对齐, but never in a last line. Words and numbers of
Latin letters stay whole while one fits into a line.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from faces.wrap import NOT_FIRST, NOT_LAST
from programme.markup import Run

Measure = Callable[[str, bool], float]
"""The width of one character in pixels, by whether it is bold."""

CLOSING: Final = frozenset("，。、；：？！）》」』】〉〕”’")
"""Full-width signs whose ink stands in the left half of their body."""
OPENING: Final = frozenset("（《「『【〈〔“‘")
"""Full-width signs whose ink stands in the right half."""
HALF: Final = 0.5
MOST_SPREAD: Final = 0.35
"""A gap wider than this share of a character would tear a line apart; then it stays ragged."""

_PIECE: Final = re.compile(r"\s+|[0-9A-Za-z_+@#&$'./:\-À-ɏ%]+|.", re.DOTALL)


class Glyph(msgspec.Struct, frozen=True):
    """A character and its left edge from the start of the line, in pixels."""

    character: str
    bold: bool
    x: float
    wide: float


Line = tuple[Glyph, ...]


class _Sign(msgspec.Struct):
    character: str
    bold: bool
    wide: float


def lines(runs: Sequence[Run], width: float, measure: Measure, indent: float = 0.0) -> list[Line]:
    """Return the lines of a paragraph ``width`` pixels wide; the first begins at ``indent``."""
    made: list[Line] = []
    room = [width - indent, width]
    taken: list[_Sign] = []
    for cluster in _clusters(runs, measure):
        limit = room[bool(made)]
        if taken and _natural([*taken, *cluster]) > limit + 0.01:
            made.append(_set(taken, limit, indent if not made else 0.0, last=False))
            taken, limit = [], room[1]
        taken = _without_lead(taken + cluster) if not taken else taken + cluster
        while _natural(taken) > limit + 0.01 and len(taken) > 1:
            fits = _fitting(taken, limit)
            made.append(_set(taken[:fits], limit, indent if not made else 0.0, last=True))
            taken, limit = taken[fits:], room[1]
    if taken:
        made.append(_set(taken, room[bool(made)], indent if not made else 0.0, last=True))
    return made


def _clusters(runs: Sequence[Run], measure: Measure) -> Iterator[list[_Sign]]:
    """Yield the parts between which a line may end; a space hangs on the part before it."""
    held: list[_Sign] = []
    for run in runs:
        for piece in _PIECE.findall(run.text):
            joins = not held or piece.isspace() or piece[0] in NOT_FIRST or held[-1].character in NOT_LAST
            signs = [_Sign(one, run.bold, measure(one, run.bold)) for one in piece]
            if joins:
                held += signs
            else:
                yield held
                held = signs
    if held:
        yield held


def _without_lead(signs: list[_Sign]) -> list[_Sign]:
    first = next((at for at, sign in enumerate(signs) if not sign.character.isspace()), len(signs))
    return signs[first:]


def _natural(signs: Sequence[_Sign]) -> float:
    return sum(_advances(_bare(signs)))


def _bare(signs: Sequence[_Sign]) -> list[_Sign]:
    end = len(signs)
    while end and signs[end - 1].character.isspace():
        end -= 1
    return list(signs[:end])


def _advances(signs: Sequence[_Sign]) -> list[float]:
    """Return how far each sign reaches once the punctuation has given way."""
    found = []
    for at, sign in enumerate(signs):
        after = signs[at + 1].character if at + 1 < len(signs) else ""
        wide = sign.wide
        if sign.character in CLOSING and (not after or after in CLOSING or after in OPENING):
            wide -= sign.wide * HALF
        if sign.character in OPENING and (at == 0 or signs[at - 1].character in OPENING):
            wide -= sign.wide * HALF
        found.append(wide)
    return found


def _fitting(signs: Sequence[_Sign], limit: float) -> int:
    """Return how many signs of a word longer than a line fit into one: at least one."""
    count = 1
    while count < len(signs) and _natural(signs[: count + 1]) <= limit + 0.01:
        count += 1
    return count


def _set(signs: Sequence[_Sign], limit: float, start: float, *, last: bool) -> Line:
    shown = _bare(signs)
    advances = _advances(shown)
    spare = limit - sum(advances)
    gaps = [at for at in range(len(shown) - 1) if _may_open(shown[at], shown[at + 1])]
    share = spare / len(gaps) if gaps and not last and spare > 0 else 0.0
    if gaps and share > MOST_SPREAD * max(sign.wide for sign in shown):
        share = 0.0
    glyphs, x = [], start
    for at, (sign, wide) in enumerate(zip(shown, advances, strict=True)):
        squeezed = sign.character in OPENING and wide < sign.wide
        glyphs.append(Glyph(sign.character, sign.bold, x - (sign.wide * HALF if squeezed else 0.0), wide))
        x += wide + (share if at in set(gaps) else 0.0)
    return tuple(glyphs)


def _may_open(left: _Sign, right: _Sign) -> bool:
    """Tell whether space may be put between two signs: not within a word."""
    return left.character.isspace() or not (left.character.isascii() and right.character.isascii())
