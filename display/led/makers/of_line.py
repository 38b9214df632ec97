"""Which make a line's bars are of; the only file that knows them all."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from config.led import LedLine
from config.led_presets import templates_of
from config.led_template import LedTemplate
from display.led.makers import alpha, cpower, modbus, onbon, template
from display.led.makers.maker import Maker

MAKERS: Final[Mapping[str, Callable[[LedLine], Maker]]] = MappingProxyType(
    {
        "onbon": onbon.maker,
        "onbon-5k": onbon.maker,
        "cpower": cpower.serial_maker,
        "cpower-tcp": cpower.network_maker,
        "modbus": modbus.maker,
        "alpha": alpha.maker,
    }
)
ASCII_ONLY: Final = frozenset({"alpha"})
"""Protocols whose bars have no other characters."""


def maker_of(line: LedLine, own: Iterable[LedTemplate] = ()) -> Maker:
    """Return the make of ``line``; ``own`` are the templates of the site."""
    if line.protocol == "template":
        return template.maker(line, templates_of(own))
    return MAKERS[line.protocol](line)
