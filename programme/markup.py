"""How a notice is marked up: blocks of text, and what is bold in them. Pure.

A line that begins with ``# `` is a heading in the middle, one with ``> `` stands
at the right (who signs, and the day 落款), one with ``- `` is a point of a list,
one with ``| `` keeps to the left edge (whom it addresses 称谓); every other line
is a paragraph, and in Chinese begins two characters in. ``**bold**`` is bold.
There is nothing else: what is not a mark is text.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

import msgspec

Role = Literal["paragraph", "heading", "signature", "point", "address"]
MARKS: Final[Mapping[str, Role]] = MappingProxyType(
    {"# ": "heading", "> ": "signature", "- ": "point", "| ": "address"}
)
BOLD: Final = re.compile(r"\*\*(.+?)\*\*")


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


class Block(msgspec.Struct, frozen=True):
    """A line of what was written: its role, and its runs."""

    role: Role
    runs: tuple[Run, ...]


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of ``text``; empty lines are none."""
    return tuple(_block(" ".join(line.split())) for line in text.splitlines() if line.strip())


def _block(line: str) -> Block:
    role = MARKS.get(line[:2], "paragraph")
    words = line[2:] if line[:2] in MARKS else line
    return Block(role, tuple(_runs(words)))


def _runs(words: str) -> list[Run]:
    parts = BOLD.split(words)
    return [Run(part, bold=at % 2 == 1) for at, part in enumerate(parts) if part]
