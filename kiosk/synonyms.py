"""Other words for what the catalogue says (``synonyms.toml``), and words that say nothing. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from config.catalogue import Item

FILE: Final = Path(__file__).with_name("synonyms.toml")


class Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``synonyms`` has a short name or keyword → what people type for it; ``fillers`` are left out."""

    fillers: Sequence[str]
    synonyms: Mapping[str, Sequence[str]]


@lru_cache(maxsize=1)
def known() -> Synonyms:
    """Return the words of the file."""
    return msgspec.toml.decode(FILE.read_bytes(), type=Synonyms)


def of(item: Item) -> Iterator[str]:
    """Yield what people also type for ``item``."""
    for name in (item.short, *item.keywords):
        yield from known().synonyms.get(name, ())


def matter(question: str) -> str:
    """Return ``question`` without the words that say nothing; as it is when nothing else is left."""
    left = question
    for filler in known().fillers:
        left = left.replace(filler, "")
    return left or question
