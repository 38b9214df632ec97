"""CRC-16/ARC: polynomial 8005 reflected (A001), start 0, no final change; "123456789" gives BB3D."""

from typing import Final


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0xA001 if byte & 1 else 0)
    return byte


TABLE: Final = tuple(_entry(byte) for byte in range(256))


def crc16_arc(data: bytes) -> int:
    """Return the check of ``data``, 0 to 65535."""
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ TABLE[(crc ^ byte) & 0xFF]
    return crc
