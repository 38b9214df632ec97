"""RFC 2217 by hand from the standard, in pieces of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transports.address import Rfc2217Address
from transports.com_port import ComPort, escaped

PLACE = Rfc2217Address("rfc2217:h:1", "h", 1, 57600, 8, "N", 1)
CONFIRMED = bytes.fromhex("fffa2c650000e100fff0 fffa2c6608fff0 fffa2c6701fff0 fffa2c6801fff0")


def test_the_greeting_asks_for_the_com_port_clean_bytes_and_the_settings() -> None:
    hello = ComPort(PLACE).greeting()
    assert hello.startswith(bytes.fromhex("fffb2c fffd00 fffb00 fffd03 fffb03"))
    assert hello.endswith(bytes.fromhex("fffa2c010000e100fff0 fffa2c0208fff0 fffa2c0301fff0 fffa2c0401fff0"))


@pytest.mark.parametrize("piece", [1, 3, 100])
def test_confirmed_settings_make_it_ready(piece: int) -> None:
    talk = ComPort(PLACE)
    sent = bytes.fromhex("fffd2c fffb00") + b"a" + CONFIRMED + b"b\xff\xffc"
    for at in range(0, len(sent), piece):
        assert talk.feed(sent[at : at + piece]) == b""
    assert talk.ready
    assert talk.take(2) == b"ab"
    assert talk.take(9) == b"\xffc"


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ("fffe2c", "does not speak RFC 2217"),
        ("fffa2c6500002580fff0", "setting 1: the server has 00002580, wanted 0000e100"),
    ],
)
def test_what_the_server_cannot_do_is_said(sent: str, why: str) -> None:
    talk = ComPort(PLACE)
    talk.feed(bytes.fromhex(sent))
    assert why in talk.refused
    assert not talk.ready


def test_options_nobody_wants_are_declined_and_modem_news_passed_over() -> None:
    talk = ComPort(PLACE)
    assert talk.feed(bytes.fromhex("fffd18 fffb01 fffa2c6b30fff0")) == bytes.fromhex("fffc18 fffe01")
    assert (talk.take(9), talk.refused) == (b"", "")


def test_a_doubled_byte_inside_a_setting_does_not_end_it() -> None:
    talk = ComPort(PLACE)
    talk.feed(bytes.fromhex("fffa2c6bfffff0fff0") + b"x")
    assert talk.take(9) == b"x"


@given(st.binary(max_size=60), st.integers(1, 7))
def test_data_comes_through_as_it_was(data: bytes, piece: int) -> None:
    talk, sent = ComPort(PLACE), escaped(data)
    for at in range(0, len(sent), piece):
        talk.feed(sent[at : at + piece])
    assert talk.take(100) == data


@given(st.binary(max_size=80))
def test_noise_is_no_error(noise: bytes) -> None:
    ComPort(PLACE).feed(noise)
