"""The four simple bars' readers, on frames made by hand; what is harmed is not read, what follows is."""

import binascii
from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.virtual.card import Update
from display.led.virtual.cards import CARDS

TEXT = "请A012号".encode("gbk")
A_BODY = b"\x01\x00\x99\x00\x63" + TEXT + b"\xff"
B_DATA = b"\x05\xa5\x00\x0e" + b"\xc7\xeb\x00A\x000\x001\x002\x00\xba\xc5\x00"
C_BODY = b"\x05\xfe" + bytes([len(TEXT) + 12]) + b"\x63\x86\x3c\x00\x05\x00" + TEXT + b"\x00"
FRAMES = {
    "bar-a": b"\xaa\x05\xbb\x51\x54" + bytes([sum(A_BODY) % 256]) + A_BODY,
    "bar-b": b"\xa0\x90" + B_DATA + bytes([reduce(xor, B_DATA)]),
    "bar-c": C_BODY + binascii.crc_hqx(C_BODY, 0).to_bytes(2, "big"),
    "bar-d": bytes.fromhex("85 c0 44 0c 07 0e 0b 41 30 31 32 0b 0a 0c 05 1a"),
}
CHECKED = ["bar-a", "bar-b", "bar-c"]


def read(name: str, data: bytes, piece: int = 1000) -> list[tuple[int | None, str]]:
    card, said = CARDS[name](), []
    for at in range(0, len(data), piece):
        for heard in card.hear(data[at : at + piece]):
            assert isinstance(heard.meaning, Update)
            assert not card.answer(heard, 5, 0)
            said.append((heard.screen, heard.meaning.areas[0].text))
    return said


@pytest.mark.parametrize("piece", [1, 4, 1000])
@pytest.mark.parametrize(("name", "frame"), FRAMES.items(), ids=FRAMES)
def test_frames_come_out_of_pieces_one_after_the_other(name: str, frame: bytes, piece: int) -> None:
    assert read(name, frame * 2, piece) == [(5, "请A012号")] * 2


@pytest.mark.parametrize("name", CHECKED)
def test_a_harmed_frame_is_not_read(name: str) -> None:
    harmed = bytearray(FRAMES[name])
    harmed[-4] ^= 0x01
    assert read(name, bytes(harmed)) == []


@pytest.mark.parametrize("name", FRAMES)
@given(noise=st.binary(max_size=60))
def test_noise_is_no_error(name: str, noise: bytes) -> None:
    read(name, noise)
