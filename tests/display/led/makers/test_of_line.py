"""Every protocol that may be configured has a maker, and a virtual card to judge it."""

from typing import get_args, get_type_hints

import pytest

from config.led import Bar, LedLine
from config.led_presets import presets
from display.led.makers.of_line import ASCII_ONLY, MAKERS, maker_of
from display.led.text import Words
from display.led.virtual.cards import CARDS

PROTOCOLS = get_args(get_type_hints(LedLine)["protocol"])


def test_the_tables_are_whole() -> None:
    assert {*MAKERS, "template"} == set(PROTOCOLS)
    assert set(CARDS) == {*MAKERS, *presets()}
    assert set(PROTOCOLS) > ASCII_ONLY


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_maker_makes_frames(protocol: str) -> None:
    bars = (Bar(screen=1, window="w"),)
    line = LedLine(id="l", address="null:", protocol=protocol, template="bar-a", bars=bars)  # type: ignore[arg-type]
    assert all(maker_of(line).show(line.bars[0], Words("A012", scroll=False)))
