"""The virtual Alpha sign on transmissions of another implementation (see ``test_alpha``)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.virtual.alpha_sign import AlphaSigns
from display.led.virtual.card import Dim, Update

CALL = bytes.fromhex("0000000000015a30330241411b20621c314130313220746f2077696e646f772033033036353304")
ASK = bytes.fromhex("0000000000015a303302462a033030373504")
DIM = bytes.fromhex("0000000000015a303302452f30303032033031334204")


@pytest.mark.parametrize("piece", [1, 6, 1000])
def test_a_call_a_level_a_question(piece: int) -> None:
    signs, sent, heard = AlphaSigns(), CALL + DIM + ASK, []
    for at in range(0, len(sent), piece):
        heard += list(signs.hear(sent[at : at + piece]))
    words, level, question = heard
    assert isinstance(words.meaning, Update)
    (area,) = words.meaning.areas
    assert (words.screen, area.text, area.colour) == (3, "A012 to window 3", "red")
    assert (level.meaning, question.wants_answer) == (Dim(72), True)
    assert signs.answer(question, 3, 0)[20:] == b"\x01000\x02E*@\x0300B4\x04"


def test_everybody_is_nobody_to_answer() -> None:
    (heard,) = AlphaSigns().hear(ASK.replace(b"Z03", b"Z00"))
    assert (heard.screen, heard.wants_answer) == (None, False)


def test_an_unknown_command_is_remembered() -> None:
    signs = AlphaSigns()
    _, question = signs.hear(b"\x00" * 5 + b"\x01Z03\x02Ix\x04" + ASK)
    assert signs.answer(question, 3, 0)[27] == 0x60


@given(st.binary(max_size=200))
def test_noise_is_no_error(noise: bytes) -> None:
    list(AlphaSigns().hear(noise))
