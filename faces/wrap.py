"""Breaking text into lines of a given width by the rules of Chinese setting. Pure.

Chinese breaks between any two characters, except that no line begins with
closing punctuation and none ends with an opening bracket (禁则); runs of Latin
letters and digits stay whole, unless one alone is wider than the line, and a
no-break space (U+00A0) keeps a number with its unit. Kivy's own wrapping knows
none of this: it breaks at spaces only.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

Measure = Callable[[str], float]

NOT_FIRST: Final = frozenset("\u00a0，。、；：？！）》」』】〉〕”’％%)],.;:!?…—·～〓")
NOT_LAST: Final = frozenset("\u00a0（《「『【〈〔“‘([￥¥")

_PIECE: Final = re.compile(r"[^\S\u00a0]+|[A-Za-z]+-(?=[A-Za-z])|[0-9A-Za-z_+@#&$'./:\-À-ɏ]+|.", re.DOTALL)


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Return the lines of ``text``, none wider than ``width`` where that can be helped."""
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, width, measure)]


def widest(text: str, measure: Measure) -> float:
    """Return the width of the widest part of ``text`` that may not be broken."""
    return max((measure(part.rstrip()) for line in text.split("\n") for part in _clusters(line)), default=0.0)


def balanced(
    lines: list[str], width: float, wrapped: Callable[[float], list[str]], least: float = 0.0
) -> list[str]:
    """Return as many lines as ``lines``, but as equal as can be: no last line of one character.

    No line is made narrower than ``least``, the width of what may not be broken.
    """
    narrow, wide = max(width / 2, least), width
    while wide - narrow > 4:
        middle = (narrow + wide) / 2
        tried = wrapped(middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def _paragraph(text: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line, held = "", 0.0
    for piece in _clusters(text):
        wide = measure(piece)
        if line and held + measure(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, held = "", 0.0
        if not line:
            piece = piece.lstrip()
            wide = measure(piece)
            *full, piece = _cut(piece, width, measure)
            lines += full
            wide = measure(piece) if full else wide
        line += piece
        held += wide
    return [*lines, line.rstrip()]


def _clusters(text: str) -> Iterator[str]:
    """Yield the parts between which a line may end; a space hangs on the part before it."""
    cluster = ""
    for piece in _PIECE.findall(text):
        joins = not cluster or piece.isspace() or piece[0] in NOT_FIRST or cluster[-1] in NOT_LAST
        if joins:
            cluster += piece
        else:
            yield cluster
            cluster = piece
    if cluster:
        yield cluster


def _cut(piece: str, width: float, measure: Measure) -> list[str]:
    """Cut a part wider than a whole line where it must be; a part that fits stays whole."""
    if measure(piece.rstrip()) <= width:
        return [piece]
    parts = [""]
    held = 0.0
    for character in piece:
        wide = measure(character)
        if parts[-1] and held + wide > width:
            parts.append("")
            held = 0.0
        parts[-1] += character
        held += wide
    return parts
