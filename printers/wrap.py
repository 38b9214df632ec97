"""Text → lines that fit, in half-width columns.

A character below U+0080 is one column wide, all others are two: that is how
printers with Chinese fonts print, whatever Unicode calls the width. Lines do
not begin with closing or end with opening punctuation (避头尾, 禁则; W3C
"Requirements for Chinese Text Layout", 3.1.3), and Latin words and numbers stay whole.
"""

import re
from typing import Final

NO_BREAK: Final = "\u00a0"  # keeps a number and its unit together; printed as a blank
NEVER_FIRST: Final = frozenset(
    "\u00a0!%),.:;?]}\u00b0\u00b7\u2014\u2019\u201d\u2026\u2030\u2103"
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017"
    "\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff5e"
)
NEVER_LAST: Final = frozenset(
    "\u00a0$([{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff04\uff08\uff3b\uff5b\uffe5"
)
PIECES: Final = re.compile(r"[ \u3000]+|[!-~]+|[^ -~\u3000]")
BLANK: Final = frozenset(" \u3000")


def width(text: str) -> int:
    """Return how many half-width columns ``text`` takes."""
    return sum(1 if character < "\x80" or character == NO_BREAK else 2 for character in text)


def wrap(text: str, columns: int) -> tuple[str, ...]:
    """Return ``text`` in lines of at most ``columns`` columns; one empty line for empty text.

    Breaks at blanks (which vanish there) and beside Chinese characters; what
    is longer than a line and has no such place is broken anywhere. Raises
    ValueError when not even one full-width character fits.
    """
    if columns < 2:
        raise ValueError(f"columns = {columns}: expected at least 2")
    lines = [""]
    for blank, cluster in _clusters(text):
        line = lines[-1]
        if width(line) + width(blank) + width(cluster) <= columns:
            lines[-1] = line + blank + cluster
            continue
        parts = _broken(cluster, columns)
        if line.strip(" \u3000"):
            lines.extend(parts)
        else:
            lines[-1:] = parts
    return tuple(line.replace(NO_BREAK, " ") for line in lines)


def _clusters(text: str) -> list[tuple[str, str]]:
    """Return what may not be broken inside, each with the blanks before it."""
    found: list[tuple[str, str]] = []
    blank = ""
    for piece in PIECES.findall(text.strip(" \u3000")):
        if piece[0] in BLANK:
            blank = piece
            continue
        clings = piece[0] in NEVER_FIRST or (found and found[-1][1][-1] in NEVER_LAST)
        if found and clings:
            before, cluster = found[-1]
            found[-1] = (before, cluster + blank + piece)
        else:
            found.append((blank, piece))
        blank = ""
    return found


def _broken(cluster: str, columns: int) -> list[str]:
    parts = [""]
    for character in cluster:
        if width(parts[-1]) + width(character) > columns:
            parts.append("")
        parts[-1] += character
    return [shown for part in parts if (shown := part.strip(" \u3000"))]
