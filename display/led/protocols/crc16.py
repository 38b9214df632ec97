"""The 16-bit checks of LED bars, by the names of the CRC catalogue; each with its value for "123456789"."""

from typing import Final


def _reflected(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0xA001 if byte & 1 else 0)
    return byte


def _forward(byte: int) -> int:
    register = byte << 8
    for _ in range(8):
        register = register << 1 ^ (0x1021 if register & 0x8000 else 0)
    return register & 0xFFFF


REFLECTED_8005: Final = tuple(_reflected(byte) for byte in range(256))
FORWARD_1021: Final = tuple(_forward(byte) for byte in range(256))


def crc16_arc(data: bytes) -> int:
    """Return CRC-16/ARC: polynomial 8005 reflected, start 0; BB3D."""
    return _over_8005(data, 0)


def crc16_modbus(data: bytes) -> int:
    """Return CRC-16/MODBUS: polynomial 8005 reflected, start FFFF; 4B37."""
    return _over_8005(data, 0xFFFF)


def crc16_xmodem(data: bytes) -> int:
    """Return CRC-16/XMODEM: polynomial 1021, start 0; 31C3."""
    crc = 0
    for byte in data:
        crc = (crc << 8 & 0xFFFF) ^ FORWARD_1021[crc >> 8 ^ byte]
    return crc


def _over_8005(data: bytes, crc: int) -> int:
    for byte in data:
        crc = crc >> 8 ^ REFLECTED_8005[(crc ^ byte) & 0xFF]
    return crc
