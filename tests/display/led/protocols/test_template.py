"""Frames after templates: the four presets by hand and in general, and every part of the language.

No independent program makes these frames. Those by hand were worked out byte by
byte from the integrator's adapters (IMM9002, 9012, 9013, 9003); the virtual
bars read them with the standard library's own sums and CRCs.
"""

import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.led_presets import presets
from config.led_template import Escape, LedTemplate, Piece, Value
from display.led.protocols.template import CHECKS, Given, frame
from display.led.virtual.card import Update
from display.led.virtual.cards import CARDS


def made(name: str, given: Given) -> bytes:
    template = presets()[name]
    return frame(template, template.show, given)


def test_bar_a_by_hand() -> None:
    body = bytes.fromhex("0100990063") + "A1号".encode("gbk") + b"\xff"
    assert made("bar-a", Given(3, text="A1号")) == b"\xaa\x03\xbb\x51\x54" + bytes([sum(body) % 256]) + body


def test_bar_b_by_hand() -> None:
    data = bytes.fromhex("03 a5 00 07 41 00 31 00 ba c5 00")
    check = 0
    for byte in data:
        check ^= byte
    assert made("bar-b", Given(3, text="A1号")) == b"\xa0\x90" + data + bytes([check])


def test_bar_c_by_hand() -> None:
    body = bytes.fromhex("03 fe 10 07 86 3c 00 05 00 41 31 ba c5 00")
    check = binascii.crc_hqx(body, 0).to_bytes(2, "big")
    assert made("bar-c", Given(3, text="A1号", sequence=7)) == body + check


def test_bar_d_by_hand() -> None:
    assert made("bar-d", Given(67, text="A1号")).hex(" ") == "83 c1 44 41 31 0b 0a 0c 05 1a"


@pytest.mark.parametrize("name", presets())
@given(
    screen=st.integers(1, 255),
    text=st.text(st.characters(codec="gb2312", exclude_categories=["Cc"]), min_size=1, max_size=30),
    sequence=st.integers(0, 1000),
)
def test_the_virtual_bar_reads_what_was_asked(name: str, screen: int, text: str, sequence: int) -> None:
    sent = made(name, Given(screen, text=text, sequence=sequence))
    (heard,) = CARDS[name]().hear(b"\x00\xaanoise\xfe" + sent)
    assert isinstance(heard.meaning, Update)
    assert (heard.screen, heard.meaning.areas[0].text) == (screen, text)


@pytest.mark.parametrize(
    ("method", "check"),
    [
        ("sum8", 0xDD),
        ("sum16", 0x1DD),
        ("xor8", 0x31),
        ("crc16-arc", 0xBB3D),
        ("crc16-modbus", 0x4B37),
        ("crc16-xmodem", 0x31C3),
    ],
)
def test_checks_by_their_catalogue(method: str, check: int) -> None:
    assert CHECKS[method](b"123456789") == check  # type: ignore[index]


PIECES = {
    "a little-endian address": (Piece(kind="address", size=2, order="little"), "4300"),
    "a shifted, cut and raised address": (Piece(kind="address", shift=2, mask=15, plus=0x80), "80"),
    "a running number cut to a byte": (Piece(kind="sequence", mask=255), "2c"),
    "a level": (Piece(kind="level", top=31), "10"),
    "text filled up": (Piece(kind="text", pad=True), "4120202020"),
    "a colour the bar has": (
        Piece(kind="colour", values=(Value(of="red", hex="01"), Value(of="amber", hex="03"))),
        "03",
    ),
    "a motion it has not": (Piece(kind="motion", values=(Value(of="still", hex="0102"),)), "0102"),
}


@pytest.mark.parametrize(("piece", "data"), PIECES.values(), ids=PIECES)
def test_pieces(piece: Piece, data: str) -> None:
    template = LedTemplate(id="t", show=(piece,))
    told = Given(67, 5, "A", sequence=300, colour="amber", motion="scroll", percent=50)
    assert frame(template, template.show, told).hex() == data


def test_a_length_counts_what_it_is_about_and_a_check_comes_after_it() -> None:
    show = (
        Piece(kind="bytes", hex="02"),
        Piece(kind="length", since="words", until="words", plus=1),
        Piece(kind="text", name="words"),
        Piece(kind="check", method="sum16", size=2, order="little"),
    )
    assert frame(LedTemplate(id="t", show=show), show, Given(1, text="AB")).hex() == "0203414288" + "00"


def test_escapes_leave_the_first_and_last_piece_alone() -> None:
    show = (Piece(kind="bytes", hex="7E"), Piece(kind="text"), Piece(kind="bytes", hex="7E"))
    template = LedTemplate(id="t", show=show, escapes=(Escape(byte="7E", by="7D 5E"),))
    assert frame(template, show, Given(1, text="~A")).hex() == "7e7d5e417e"


def test_utf_8_where_a_bar_reads_it() -> None:
    show = (Piece(kind="text"),)
    template = LedTemplate(id="t", encoding="utf-8", show=show)
    assert frame(template, show, Given(1, text="号")) == "号".encode()


def test_a_number_that_does_not_fit_is_named() -> None:
    show = (Piece(kind="address"), Piece(kind="text"))
    with pytest.raises(ValueError, match="address: 300; expected at most 255 in 1 byte"):
        frame(LedTemplate(id="t", show=show), show, Given(300, text="A"))
