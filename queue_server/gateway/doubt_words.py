"""What is wrong with a board, in words of both languages: the catalogue ``boards``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from queue_server.gateway.reasons import LANGUAGES, Said
from translations.catalogue import catalogue
from wire.receipts import BoardFault

FAULTS: Final[Mapping[BoardFault, str]] = MappingProxyType(
    {
        "mute": "no word from this board",
        "unshown": "calls that it never showed: {about}",
        "differs": "it shows something else than was called: {about}",
        "frozen": "its picture stands still",
    }
)
"""Fault → its phrase in the catalogue."""


def said(fault: BoardFault, about: str) -> Said:
    """Return the sentence of a fault; ``about`` are ticket numbers, or nothing."""
    return Said(
        *(catalogue("boards", one).gettext(FAULTS[fault]).format(about=about or "–") for one in LANGUAGES)
    )
