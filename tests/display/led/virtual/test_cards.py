"""The table of cards; that it is whole is seen beside the makers."""

from display.led.protocols import onbon
from display.led.virtual.card import Update
from display.led.virtual.cards import CARDS


def test_a_card_of_each_generation() -> None:
    frame = onbon.show(1, [onbon.Area("A012", width=80)], generation=onbon.Generation.FIFTH)
    widths = []
    for protocol in ("onbon-5k", "onbon"):
        (heard,) = CARDS[protocol]().hear(frame)
        assert isinstance(heard.meaning, Update)
        widths.append(heard.meaning.areas[0].width)
    assert widths == [80, 10]
