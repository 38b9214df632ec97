"""The virtual C-Power card's ear and mind, on bytes of the maker's documents and of another program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.virtual.card import CannotDo, Update
from display.led.virtual.cpower_card import CPowerCard

SPLIT = bytes.fromhex("a56832017b010a00000001010000000000a00010d301ae")
TEXT = bytes.fromhex("a56832017b010f0000001200000100000302ff0000616263006303ae")
ASK = bytes.fromhex("a56832017601011301ae")
OFF = bytes.fromhex("a568320176010000000000000000000012 01ae".replace(" ", ""))
TWO_LINES = bytes.fromhex(
    "a56832017b011300000012000001000003 02ff00006162630d636261009a04ae".replace(" ", "")
)


def meanings(*frames: bytes) -> list[object]:
    return [heard.meaning for heard in CPowerCard().hear(b"".join(frames))]


def test_a_text_in_its_window() -> None:
    split, text = meanings(SPLIT, TEXT)
    assert split == "nothing"
    assert isinstance(text, Update)
    assert (text.areas[0].text, text.areas[0].colour) == ("abc", "red")


def test_the_documents_longer_example() -> None:
    _, text = meanings(SPLIT, TWO_LINES)
    assert isinstance(text, Update)
    assert text.areas[0].text == "abc\rcba"


def test_without_a_window_there_is_nowhere_to_write() -> None:
    (text,) = meanings(TEXT)
    assert isinstance(text, CannotDo)


def test_power() -> None:
    assert meanings(ASK, OFF) == ["nothing", "off"]


@pytest.mark.parametrize("at", range(1, len(TEXT) - 1))
def test_a_harmed_frame_is_not_heard_but_the_next_is(at: int) -> None:
    harmed = bytearray(TEXT)
    harmed[at] ^= 0x01
    assert meanings(bytes(harmed), ASK)[-1:] == ["nothing"]


@given(st.binary(max_size=200))
def test_noise_is_no_order(noise: bytes) -> None:
    assert list(CPowerCard().hear(noise)) == []
    assert list(CPowerCard(network=True).hear(noise)) == []


@given(st.integers(0, 255), st.binary(max_size=60))
def test_any_body_is_understood_or_refused(command: int, data: bytes) -> None:
    body = bytes([0x68, 0x32, 1, command, 1]) + data
    body += (sum(body) & 0xFFFF).to_bytes(2, "little")
    frame = b"\xff\xff\xff\xff" + len(body).to_bytes(2, "little") + b"\x00\x00" + body
    assert len(list(CPowerCard(network=True).hear(frame))) == 1
