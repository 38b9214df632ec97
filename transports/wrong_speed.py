"""What a receiver reads when the sender has another baud rate: the same levels at the wrong times. Pure."""

from collections.abc import Iterator
from typing import Final

OVERSAMPLING: Final = 16
"""How often in a bit's time a UART looks whether a byte begins."""


def as_heard(data: bytes, sent: int, heard: int) -> bytes:
    """Return ``data``, sent 8N1 at ``sent`` baud, as a receiver at ``heard`` baud reads it."""
    if sent == heard:
        return data
    bits = [bit for byte in data for bit in (0, *(byte >> place & 1 for place in range(8)), 1)]
    return bytes(_read(bits, sent / heard))


def _read(bits: list[int], ratio: float) -> Iterator[int]:
    """Yield the bytes read; ``ratio`` is how many bits pass in one of the receiver's."""

    def level(time: float) -> int:
        place = int(time * ratio)
        return bits[place] if place < len(bits) else 1

    time, end = 0.0, len(bits) / ratio
    while time < end:
        if level(time):
            time += 1 / OVERSAMPLING
            continue
        yield sum(level(time + 1.5 + place) << place for place in range(8))
        time += 9.5
