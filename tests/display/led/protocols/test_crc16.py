"""CRC-16/ARC against its catalogue value and a long division that shares nothing with the table."""

from hypothesis import given
from hypothesis import strategies as st

from display.led.protocols.crc16 import crc16_arc

POLYNOMIAL = 0x18005


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
