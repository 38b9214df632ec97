"""What is read from a card, what is refused, and that a card never shows what it holds."""

import logging
import pickle
from datetime import date

import pytest

from readers.card import Card, NoCard, read
from readers.virtual.sam import written

NAME, NUMBER = "王㐂测", "11010519491231002X"


def test_name_and_number_are_read_and_no_more() -> None:
    card = read(written(name=NAME, number=NUMBER, sex="2", address="北京市", born="19491231"))
    assert (card.name, card.number) == (NAME, NUMBER)
    assert Card.__slots__ == ("name", "number")


def test_the_age_is_that_of_the_number() -> None:
    card = Card(NAME, NUMBER)
    assert card.born == date(1949, 12, 31)
    assert [card.age(date(2026, 12, day)) for day in (30, 31)] == [76, 77]


@pytest.mark.parametrize(
    ("name", "masked"), [("王", "王*"), ("王测", "王*"), (NAME, "王*测"), ("欧阳测试", "欧**试")]
)
def test_a_masked_name_shows_two_signs_at_most(name: str, masked: str) -> None:
    assert Card(name, NUMBER).masked == masked


def test_nothing_of_a_card_is_printed_logged_or_stored(caplog: pytest.LogCaptureFixture) -> None:
    card = Card(NAME, NUMBER)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("x").warning("read %s", card, extra={"card": card})
    shown = f"{card} {card!r} {caplog.text}"
    assert NAME not in shown
    assert NUMBER not in shown
    with pytest.raises(TypeError, match="not stored"):
        pickle.dumps(card)


@pytest.mark.parametrize(
    "number",
    ["110105194912310021", "11010519491331002X", "11010519491231002", "", "1１0105194912310021", "x" * 18],
)
def test_a_number_that_is_none_is_no_card(number: str) -> None:
    with pytest.raises(NoCard) as refused:
        read(written(name=NAME, number=number))
    assert NAME not in str(refused.value)
    assert not number or number not in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"\x01\x00\x04\x00", written(name="", number=NUMBER), b"\xff" * 1284])
def test_bytes_that_are_no_card_are_refused(data: bytes) -> None:
    with pytest.raises(NoCard):
        read(data)
