"""The virtual Modbus board on frames of another implementation (see ``test_modbus``)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.virtual.card import CannotDo, Update
from display.led.virtual.modbus_board import ModbusBoards, checksum

CALL = bytes.fromhex("03100070000a14c7eb41303132bac5b5bd33bac5b4b0bfda2020205081")
ASK = bytes.fromhex("0303007000018433")


def test_the_check_value_of_the_catalogue() -> None:
    assert checksum(b"123456789") == 0x4B37


@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_words_and_a_question(piece: int) -> None:
    boards, heard = ModbusBoards(), []
    for at in range(0, len(CALL + ASK), piece):
        heard += list(boards.hear((CALL + ASK)[at : at + piece]))
    words, question = heard
    assert isinstance(words.meaning, Update)
    assert (words.screen, words.meaning.areas[0].text) == (3, "请A012号到3号窗口")
    assert boards.answer(words, 3, 0).hex() == "03100070000a4037"
    assert boards.answer(question, 3, 0).hex() == "030302c7ebd3fb"
    assert boards.answer(words, 3, 2).hex() == "0390026c01"


def test_what_it_cannot_do_it_says() -> None:
    frame = bytes.fromhex("030400700001")
    (heard,) = ModbusBoards().hear(frame + checksum(frame).to_bytes(2, "little"))
    assert isinstance(heard.meaning, CannotDo)


@pytest.mark.parametrize("at", range(len(CALL)))
def test_a_harmed_frame_is_not_heard(at: int) -> None:
    harmed = bytearray(CALL)
    harmed[at] ^= 0x01
    assert list(ModbusBoards().hear(bytes(harmed))) == []


@given(st.binary(max_size=200))
def test_noise_is_no_error(noise: bytes) -> None:
    list(ModbusBoards().hear(noise))
