"""Modbus frames against those of another implementation; answers in every kind of noise.

GOLDEN and ANSWERS were written by pymodbus 3.16.1 (``FramerRTU.buildFrame`` of
its own request and response classes); only its output is here.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.protocols import modbus
from display.led.protocols.modbus import Reply, text_registers
from display.led.virtual.card import Update
from display.led.virtual.modbus_board import ModbusBoards

CALL = "请A012号到3号窗口".encode("gbk")
GOLDEN = {
    "a call": (
        modbus.write(3, 0x70, text_registers(CALL, 10, "big")),
        "03100070000a14c7eb41303132bac5b5bd33bac5b4b0bfda2020205081",
    ),
    "an emergency, to every board": (
        modbus.write(modbus.EVERYONE, 0x70, text_registers("紧急疏散".encode("gbk"), 10, "big")),
        "00100070000a14bdf4bcb1cae8c9a2202020202020202020202020a9ad",
    ),
    "one register": (modbus.write(247, 0x70, [0x4131]), "f710007000010241317340"),
    "a question": (modbus.read(3, 0x70, 1), "0303007000018433"),
}
ANSWERS = {
    "03100070000a4037": Reply(3),
    "030302c7ebd3fb": Reply(3),
    "0390026c01": Reply(3, 2),
}
FRAMES = {bytes.fromhex(text): reply for text, reply in ANSWERS.items()}


@pytest.mark.parametrize(("made", "golden"), GOLDEN.values(), ids=GOLDEN)
def test_frames_are_another_programs_byte_for_byte(made: bytes, golden: str) -> None:
    assert made.hex() == golden


@pytest.mark.parametrize("piece", [1, 3, 1000])
@pytest.mark.parametrize(("frame", "reply"), FRAMES.items(), ids=ANSWERS)
def test_answers_come_out_of_pieces(decode_all: Any, frame: bytes, reply: Reply, piece: int) -> None:
    assert decode_all(modbus.decode, frame, piece) == [reply]


@pytest.mark.parametrize(("frame", "reply"), FRAMES.items(), ids=ANSWERS)
def test_an_answer_cut_short_is_waited_for_and_does_not_spoil_the_next(
    decode_all: Any, frame: bytes, reply: Reply
) -> None:
    for cut in range(1, len(frame)):
        assert decode_all(modbus.decode, frame[:cut]) == []
        assert decode_all(modbus.decode, frame[:cut] + frame) == [reply]


@given(st.lists(st.one_of(st.binary(max_size=30), st.sampled_from([*FRAMES])), max_size=6))
def test_noise_never_hides_for_ever_nor_is_an_error(decode_all: Any, pieces: list[bytes]) -> None:
    for _, reply in zip(range(3), decode_all(modbus.decode, b"".join(pieces)), strict=False):
        assert 0 < reply.board <= 247


@given(st.binary(max_size=20).filter(lambda noise: not {3, 16, 131, 144} & set(noise)))
def test_noise_before_an_answer_costs_nothing(decode_all: Any, noise: bytes) -> None:
    frame, reply = next(iter(FRAMES.items()))
    assert decode_all(modbus.decode, noise + frame) == [reply]


@pytest.mark.parametrize(("order", "registers"), [("big", [0x4130, 0x3120]), ("little", [0x3041, 0x2031])])
def test_text_is_filled_up_with_blanks(order: str, registers: list[int]) -> None:
    assert text_registers(b"A01", 2, order) == registers


def test_too_many_registers_are_named() -> None:
    with pytest.raises(ValueError, match="registers: 124; expected 1 to 123"):
        modbus.write(1, 0, [0] * 124)


@pytest.mark.parametrize(("code", "word"), [(2, "register"), (6, "busy"), (99, "code_99")])
def test_refusals_have_words(code: int, word: str) -> None:
    assert Reply(1, code).reason == word


@given(
    board=st.integers(1, 247),
    text=st.text(st.characters(codec="gb2312", exclude_categories=["Cc"]), min_size=1, max_size=16),
)
def test_the_board_draws_what_was_asked(board: int, text: str) -> None:
    sent = modbus.write(board, 0x70, text_registers(text.encode("gb2312"), 32, "big"))
    heard = [one for one in ModbusBoards().hear(b"\x00\x00" + sent) if one.screen == board]
    assert isinstance(heard[-1].meaning, Update)
    assert heard[-1].meaning.areas[0].text == text.rstrip()
