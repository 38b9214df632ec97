"""A phone number becomes one word, however it is written, and another at every site."""

import pytest

from queue_server.gateway.identity import Identity
from wire.person import person_word

HERE = Identity(b"k" * 43)


@pytest.mark.parametrize(
    "phone", ["13800005678", "138 0000 5678", "+8613800005678", "0086-138-0000-5678", "86 13800005678"]
)
def test_the_same_number_written_otherwise_is_the_same_word(phone: str) -> None:
    assert HERE.of_phone(phone) == HERE.of_phone("13800005678")


@pytest.mark.parametrize("phone", ["13800005679", "8600005678", "0600-5550100", "86-0600-5550100"])
def test_another_number_is_another_word(phone: str) -> None:
    assert HERE.of_phone(phone) != HERE.of_phone("13800005678")


def test_a_word_is_32_hexadecimal_digits_and_says_nothing() -> None:
    word = HERE.of_phone("13800005678")
    assert len(word) == 32
    assert set(word) <= set("0123456789abcdef")
    assert "5678" not in (word[:4], word[-4:])


def test_without_the_key_nobody_makes_the_word_again() -> None:
    assert Identity(b"other" * 9).of_phone("13800005678") != HERE.of_phone("13800005678")


def test_a_word_of_parts_depends_on_each_and_on_their_order() -> None:
    words = {HERE.word(*parts) for parts in (("a", "b"), ("b", "a"), ("ab",), ("a",), ("a", "c"))}
    assert len(words) == 5
    assert HERE.word("phone", "13800005678") == HERE.of_phone("13800005678")


def test_a_card_is_the_same_word_here_and_at_a_kiosk() -> None:
    number = "11010519491231002x"
    assert HERE.of_card(number) == person_word(HERE.card_key, number.upper())
    assert HERE.of_card(number) != Identity(b"other" * 9).of_card(number)
    assert HERE.card_key != Identity(b"other" * 9).card_key
