"""Alpha transmissions against those of another implementation; a sign's answers in noise.

GOLDEN was written by ``alphasignpy`` 0.1.1 (its ``Packet`` and command
classes); only its output is here. The answer's form is the document's, as
``readerboard`` 0.7.0 reads it from signs.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.protocols import alpha
from display.led.protocols.alpha import Reply
from display.led.virtual.alpha_sign import AlphaSigns
from display.led.virtual.card import Update

SAID, IDLE = "A012 to window 3", "Window 3  Passports, Household"
GOLDEN = {
    "a call": (
        alpha.text(3, SAID, colour="red"),
        "0000000000015a30330241411b20621c314130313220746f2077696e646f772033033036353304",
    ),
    "running": (
        alpha.text(0xFE, IDLE, mode="rotate", colour="amber"),
        "0000000000015a46450241411b20611c331757696e646f772033202050617373706f7274732c20"
        "486f757365686f6c64033043354104",
    ),
    "blinking": (
        alpha.text(3, SAID, mode="flash"),
        "0000000000015a30330241411b20634130313220746f2077696e646f772033033036303704",
    ),
    "to every sign": (
        alpha.text(alpha.EVERYONE, "PLEASE LEAVE", colour="red"),
        "0000000000015a30300241411b20621c31504c45415345204c45415645033034423804",
    ),
    "brightness": (alpha.dim(3, 72), "0000000000015a303302452f30303032033031334204"),
    "forget errors": (alpha.clear_status(3), "0000000000015a3033024534033030374504"),
    "how is the line": (alpha.ask_status(3), "0000000000015a303302462a033030373504"),
}


def answer(status: int, *, check: bool = True) -> bytes:
    body = b"\x02E*" + bytes([status]) + b"\x03"
    return bytes(20) + b"\x01000" + body + (b"%04X" % sum(body) if check else b"") + b"\x04"


@pytest.mark.parametrize(("made", "golden"), GOLDEN.values(), ids=GOLDEN)
def test_transmissions_are_another_programs_byte_for_byte(made: bytes, golden: str) -> None:
    assert made.hex() == golden


@pytest.mark.parametrize("piece", [1, 5, 1000])
@pytest.mark.parametrize("check", [True, False])
@pytest.mark.parametrize(("status", "reason"), [(0x40, ""), (0x50, "checksum"), (0x60, "command")])
def test_answers_come_out_of_pieces(
    decode_all: Any, status: int, reason: str, check: bool, piece: int
) -> None:
    (reply,) = decode_all(alpha.decode, answer(status, check=check), piece)
    assert (reply.status, reply.reason) == (status, reason)


@pytest.mark.parametrize("cut", range(1, 33))
def test_an_answer_cut_short_is_waited_for_and_does_not_spoil_the_next(decode_all: Any, cut: int) -> None:
    assert decode_all(alpha.decode, answer(0x40)[:cut]) == []
    assert decode_all(alpha.decode, answer(0x40)[:cut] + answer(0x40))[-1:] == [Reply(0x40)]


@pytest.mark.parametrize(("percent", "level"), [(100, 0), (90, 1), (60, 3), (1, 4)])
def test_brightness_is_the_nearest_of_five(percent: int, level: int) -> None:
    assert alpha.dim(1, percent)[14:16] == f"{level:02d}".encode()


@pytest.mark.parametrize("said", ["窗口", "A\x04B", "A\nB"])
def test_what_is_not_printable_ascii_is_named(said: str) -> None:
    with pytest.raises(ValueError, match="expected printable ASCII"):
        alpha.text(1, said)


@given(st.binary(max_size=80))
def test_noise_is_no_error(noise: bytes) -> None:
    used, _ = alpha.decode(noise)
    assert 0 <= used <= len(noise)


@given(address=st.integers(1, 255), said=st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_the_sign_draws_what_was_asked(address: int, said: str) -> None:
    (heard,) = AlphaSigns().hear(b"noise\x01\x00" + alpha.text(address, said, colour="green"))
    assert isinstance(heard.meaning, Update)
    assert (heard.screen, heard.meaning.areas[0].text) == (address, said)
