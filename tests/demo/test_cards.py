"""Cards of invented people on the virtual readers: sound numbers, laid and lifted, nothing else accepted."""

from pathlib import Path
from typing import Any

import pytest

from config.load import DEMO_COUNTY, load
from demo.cards import Cards, NoSuchCard
from demo.people import people
from demo.place import Place
from demo.wiring import wire
from readers.card import read
from readers.virtual.sam import written


class Reader:
    def __init__(self) -> None:
        self.heard: list[Any] = []

    def order(self, order: dict[str, Any]) -> None:
        self.heard.append(order)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def cards(tmp_path: Path, reader: Reader) -> Cards:
    wiring = wire(load(DEMO_COUNTY, "centre"), Place(tmp_path, tmp_path), 18000, all_kiosks=False)
    running: Any = {"reader-kiosk-left": reader}
    return Cards(wiring, running, people().cards)


def test_the_driver_reads_the_cards_and_one_holder_goes_first_by_age() -> None:
    found = [read(written(name=holder.name, number=holder.number)) for holder in people().cards]
    assert [card.name for card in found] == [holder.name for holder in people().cards]
    assert [card.born.year for card in found] == [holder.born for holder in people().cards]
    assert min(card.born.year for card in found) < 1960 < max(card.born.year for card in found)


def test_a_card_is_laid_in_the_place_of_another_and_lifted(cards: Cards, reader: Reader) -> None:
    for card in ("wang", "li", ""):
        cards.lay("kiosk-left", card)
        assert cards.lying == {"kiosk-left": card}
    laid = [order.get("lay", {}).get("name", "") for order in reader.heard]
    assert laid == ["王秀兰", "李明远", ""]
    assert reader.heard[-1] == {"lift": True}


@pytest.mark.parametrize(("kiosk", "card"), [("kiosk-moon", "wang"), ("kiosk-left", "nobody")])
def test_what_there_is_not_is_named(cards: Cards, kiosk: str, card: str) -> None:
    with pytest.raises(
        NoSuchCard, match=f"{kiosk} / {card}: expected a kiosk of kiosk-left and a card of wang"
    ):
        cards.lay(kiosk, card)
