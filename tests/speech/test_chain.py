"""The order of voices, and the memory for what was just said."""

from array import array

import pytest

from speech.chain import Chain
from speech.engine import CannotSay
from speech.sentence import Sentence
from speech.sound import Sound

ONE, TWO = Sentence("zh", "one", ("one",)), Sentence("zh", "two", ("two",))


class Voice:
    """Says the sentences it knows, and counts."""

    def __init__(self, name: str, *knows: str) -> None:
        self.name, self.knows, self.asked = name, knows, 0

    def say(self, sentence: Sentence) -> Sound:
        self.asked += 1
        if sentence.text not in self.knows:
            raise CannotSay(f"never learnt {sentence.text}")
        return Sound(array("h", list(self.name.encode())))


def by(sound: Sound) -> str:
    return bytes(sound.samples.tolist()).decode()


def test_the_first_that_can_says_it_and_the_reasons_of_the_others_are_kept() -> None:
    chain = Chain([Voice("clips", "two"), Voice("robot", "one", "two")])
    assert by(chain.say(ONE)) == "robot"
    assert chain.reasons == ("clips: never learnt one",)
    assert by(chain.say(TWO)) == "clips"


def test_when_none_can_every_reason_is_given() -> None:
    with pytest.raises(CannotSay, match="a: never learnt one; b: never learnt one"):
        Chain([Voice("a"), Voice("b")]).say(ONE)
    with pytest.raises(CannotSay, match="no voice is set up"):
        Chain([]).say(ONE)


def test_what_was_said_is_remembered_as_far_as_there_is_room() -> None:
    voice = Voice("robot", "one", "two")
    chain = Chain([voice], remember=1)
    chain.say(ONE)
    chain.say(ONE)
    assert voice.asked == 1
    chain.say(TWO)
    chain.say(ONE)
    assert voice.asked == 3
