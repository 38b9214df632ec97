"""Which make a line's bars are of; the only file that knows them all."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from config.led import LedLine
from display.led.makers import cpower, onbon
from display.led.makers.maker import Maker

MAKERS: Final[Mapping[str, Callable[[LedLine], Maker]]] = MappingProxyType(
    {
        "onbon": onbon.maker,
        "onbon-5k": onbon.maker,
        "cpower": cpower.serial_maker,
        "cpower-tcp": cpower.network_maker,
    }
)
ASCII_ONLY: Final = frozenset[str]()
"""Protocols whose bars have no other characters."""


def maker_of(line: LedLine) -> Maker:
    """Return the make of ``line``."""
    return MAKERS[line.protocol](line)
