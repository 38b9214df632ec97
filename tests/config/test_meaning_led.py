"""The sentences about LED bars; that they are whole is seen in ``test_meaning``."""

from config.meaning import MEANING
from config.meaning_led import LED


def test_they_are_part_of_all_sentences_and_each_says_something() -> None:
    assert set(LED) <= set(MEANING)
    assert all(sentence and not sentence.endswith(".") for told in LED.values() for sentence in told.values())
