"""C-Power frames against the maker's documents' own examples and another program's bytes; answers in noise.

DOCUMENTS are the worked examples of the maker's protocol texts. SDK was written
by running ``PacketBuilder`` and ``Packet`` of the MIT-licensed
``arturas88/led-controller-sdk`` (PHP 8.2); only its output is here.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.protocols import cpower
from display.led.protocols.cpower import Align, Effect, Reply
from display.led.virtual.card import Update
from display.led.virtual.cpower_card import CPowerCard

CALL = "请A012号到3号窗口"
RED, AMBER = b"\xff\x00\x00", b"\xff\xff\x00"

DOCUMENTS = {
    "is the power on": (cpower.serial(cpower.ask_power(1)), "a56832017601011301ae"),
}
SDK = {
    "the whole screen is one window": (
        cpower.split(1, 160, 16),
        "6832017b010a00000001010000000000a00010d301",
    ),
    "a call": (
        cpower.text(3, CALL, RED),
        "6832037b011d0000001200000505ffff02ff0000c7eb41303132bac5b5bd33bac5b4b0bfda00770e",
    ),
    "running to the left": (
        cpower.text(174, CALL, AMBER, effect=Effect.SCROLL_LEFT, align=Align.LEFT, speed=10),
        "6832ae7b011d00000012000e040a000102ffff00c7eb41303132bac5b5bd33bac5b4b0bfda00360e",
    ),
    "letters of 24 dots": (
        cpower.text(3, CALL, RED, size=cpower.SIZES[24]),
        "6832037b011d0000001200000505ffff03ff0000c7eb41303132bac5b5bd33bac5b4b0bfda00780e",
    ),
    "letters of 32 dots": (
        cpower.text(3, CALL, RED, size=cpower.SIZES[32]),
        "6832037b011d0000001200000505ffff04ff0000c7eb41303132bac5b5bd33bac5b4b0bfda00790e",
    ),
    "one window on every card, which none answers": (
        cpower.split(cpower.EVERYONE, 160, 32),
        "6832ff7b000a00000001010000000000a00020e002",
    ),
    "an emergency, to everyone": (
        cpower.text(cpower.EVERYONE, "紧急疏散", RED),
        "6832ff7b00140000001200000505ffff02ff0000bdf4bcb1cae8c9a2007e0b",
    ),
    "brightness": (cpower.dim(7, 15), "683207460100" + "0f" * 24 + "5002"),
    "is the power on": (cpower.ask_power(1), "6832017601011301"),
}
STUFFED = {
    "all three escapes": (
        cpower.serial(bytes.fromhex("6832ae7b010a00000001010000000000a500aa1f03")),
        "a56832aa0e7b010a00000001010000000000aa0500aa0a1f03ae",
    ),
}
ANSWERS = {
    "e83201 7b00 0100000001": Reply(1, 0x7B, 0),
    "683201 7b01 0100000001": Reply(1, 0x7B, 1),
    "e832ae 4600 01": Reply(0xAE, 0x46, 0),
    "e83207 4600 00": Reply(7, 0x46, 255),
    "e83205 7600 010108000000": Reply(5, 0x76, 0),
}


def framed(text: str) -> bytes:
    body = bytes.fromhex(text.replace(" ", ""))
    return body + sum(body).to_bytes(2, "little")


FRAMES = [cpower.serial(framed(text)) for text in ANSWERS]
YES = FRAMES[0]


@pytest.mark.parametrize(("made", "golden"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_frames_are_those_of_the_documents(made: bytes, golden: str) -> None:
    assert made.hex() == golden


@pytest.mark.parametrize(("made", "golden"), SDK.values(), ids=SDK)
def test_bodies_are_another_programs_byte_for_byte(made: bytes, golden: str) -> None:
    assert made.hex() == golden


@pytest.mark.parametrize(("made", "golden"), STUFFED.values(), ids=STUFFED)
def test_stuffing_is_another_programs(made: bytes, golden: str) -> None:
    assert made.hex() == golden


def test_over_tcp_the_body_goes_as_it_is_behind_its_length() -> None:
    assert cpower.network(b"\xa5" * 3, 0xFFFFFFFF).hex() == "ffffffff03000000a5a5a5"


@pytest.mark.parametrize("piece", [1, 3, 1000])
@pytest.mark.parametrize(("frame", "reply"), list(zip(FRAMES, ANSWERS.values(), strict=True)), ids=ANSWERS)
def test_answers_come_out_of_pieces(decode_all: Any, frame: bytes, reply: Reply, piece: int) -> None:
    assert decode_all(cpower.decode_serial, frame, piece) == [reply]


@pytest.mark.parametrize("cut", range(1, len(YES)))
def test_an_answer_cut_short_is_waited_for_and_does_not_spoil_the_next(decode_all: Any, cut: int) -> None:
    assert decode_all(cpower.decode_serial, YES[:cut]) == []
    assert decode_all(cpower.decode_serial, YES[:cut] + YES) == [ANSWERS["e83201 7b00 0100000001"]]


@given(st.lists(st.one_of(st.binary(max_size=30), st.sampled_from(FRAMES)), max_size=6))
def test_noise_never_makes_an_answer_nor_an_error(decode_all: Any, pieces: list[bytes]) -> None:
    assert len(decode_all(cpower.decode_serial, b"".join(pieces))) <= len(
        [piece for piece in pieces if piece in FRAMES]
    )


@given(st.binary(max_size=60))
def test_noise_on_a_connection_is_an_error_neither(noise: bytes) -> None:
    used, _ = cpower.decode_network(noise)
    assert 0 <= used <= len(noise)


@pytest.mark.parametrize(("text", "reply"), ANSWERS.items(), ids=ANSWERS)
def test_answers_over_tcp(text: str, reply: Reply) -> None:
    frame = cpower.network(framed(text), 7)
    assert cpower.decode_network(frame) == (len(frame), reply)
    assert cpower.decode_network(frame[:-1]) == (0, None)
    assert cpower.decode_network(b"\x00" + frame)[0] == 1


@pytest.mark.parametrize(("error", "word"), [(1, "checksum"), (2, "sequence"), (9, "error_9")])
def test_errors_have_words(error: int, word: str) -> None:
    assert Reply(1, 0x7B, error).reason == word


@given(
    screen=st.integers(1, 254),
    said=st.text(st.characters(codec="gb2312", exclude_categories=["Cc"]), min_size=1, max_size=40),
    width=st.integers(8, 1024),
)
def test_the_card_draws_what_was_asked(screen: int, said: str, width: int) -> None:
    card = CPowerCard()
    sent = cpower.serial(cpower.split(screen, width, 16)) + cpower.serial(cpower.text(screen, said, RED))
    split, shown = card.hear(b"\x00noise\xa5\x01" + sent)
    assert (split.meaning, split.wants_answer) == ("nothing", True)
    assert isinstance(shown.meaning, Update)
    (area,) = shown.meaning.areas
    assert (shown.screen, area.text, area.x + area.width) == (screen, said, width)
