"""The checks against their catalogue values and a long division that shares nothing with the table."""

import binascii

from hypothesis import given
from hypothesis import strategies as st

from display.led.protocols.crc16 import crc16_arc, crc16_modbus, crc16_xmodem

POLYNOMIAL = 0x18005
START = next(two for two in (n.to_bytes(2, "big") for n in range(0x10000)) if crc16_arc(two) == 0xFFFF)


def mirrored(value: int, width: int) -> int:
    return int(f"{value:0{width}b}"[::-1], 2)


def remainder(data: bytes) -> int:
    """The message's bits, each byte mirrored, divided by the polynomial; the rest mirrored."""
    dividend = 0
    for byte in data:
        dividend = dividend << 8 | mirrored(byte, 8)
    dividend <<= 16
    while dividend.bit_length() > 16:
        dividend ^= POLYNOMIAL << (dividend.bit_length() - 17)
    return mirrored(dividend, 16)


def test_the_check_value_of_the_catalogue() -> None:
    assert crc16_arc(b"123456789") == 0xBB3D


def test_nothing_checks_to_nothing() -> None:
    assert crc16_arc(b"") == 0


@given(st.binary(max_size=60))
def test_it_is_the_rest_of_the_division(data: bytes) -> None:
    assert crc16_arc(data) == remainder(data)


@given(st.binary(max_size=60))
def test_data_followed_by_its_check_leaves_nothing(data: bytes) -> None:
    assert crc16_arc(data + crc16_arc(data).to_bytes(2, "little")) == 0


def test_the_other_two_by_the_catalogue() -> None:
    assert (crc16_modbus(b"123456789"), crc16_xmodem(b"123456789")) == (0x4B37, 0x31C3)


@given(st.binary(max_size=60))
def test_xmodem_is_the_standard_librarys(data: bytes) -> None:
    assert crc16_xmodem(data) == binascii.crc_hqx(data, 0)


@given(st.binary(max_size=60))
def test_modbus_is_arc_begun_elsewhere(data: bytes) -> None:
    """Two bytes that bring ARC's register to FFFF stand for Modbus's other start."""
    assert crc16_modbus(data) == crc16_arc(START + data)
