"""Which electronics the bars of a protocol or preset have; the only file that knows them all."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from display.led.virtual.alpha_sign import AlphaSigns
from display.led.virtual.card import Card
from display.led.virtual.cpower_card import CPowerCard
from display.led.virtual.modbus_board import ModbusBoards
from display.led.virtual.onbon_card import OnbonCard
from display.led.virtual.simple_bars import SimpleBars, find_a, find_b, find_c, find_d

CARDS: Final[Mapping[str, Callable[[], Card]]] = MappingProxyType(
    {
        "onbon": OnbonCard,
        "onbon-5k": partial(OnbonCard, fifth=True),
        "cpower": CPowerCard,
        "cpower-tcp": partial(CPowerCard, network=True),
        "modbus": ModbusBoards,
        "alpha": AlphaSigns,
        "bar-a": partial(SimpleBars, find_a),
        "bar-b": partial(SimpleBars, find_b),
        "bar-c": partial(SimpleBars, find_c),
        "bar-d": partial(SimpleBars, find_d),
    }
)
