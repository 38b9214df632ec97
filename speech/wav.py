"""WAV files ↔ sound (RIFF/WAVE, PCM of 16 bits; Microsoft RIFF specification 1.0, 1991).

Speech programs that write to a pipe cannot know the length beforehand and put
nonsense into the header (espeak-ng: 0x7FFFF000), so the chunks are read by
hand and a length that points past the end means "to the end".
"""

from __future__ import annotations

import struct
import sys
from array import array
from typing import Final

from speech.sound import RATE, Sound, resampled

PCM: Final = 1
PCM_EXTENSIBLE: Final = 0xFFFE


class BadWav(ValueError):
    """Not a sound we can play; the text says what was found and what was expected."""


def read_wav(content: bytes) -> Sound:
    """Return the sound of a WAV file: 16-bit PCM of any rate; several channels are mixed into one.

    Raises BadWav.
    """
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise BadWav(f"starts with {content[:12]!r}, expected RIFF….WAVE")
    form = body = b""
    at = 12
    while at + 8 <= len(content) and not body:
        name, length = content[at : at + 4], struct.unpack_from("<I", content, at + 4)[0]
        inside = content[at + 8 : at + 8 + length]
        form = inside if name == b"fmt " else form
        body = inside if name == b"data" else body
        at += 8 + length + length % 2
    if len(form) < 16:
        raise BadWav("no fmt chunk, expected one before the data")
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if kind not in (PCM, PCM_EXTENSIBLE) or bits != 16 or not channels or not rate:
        raise BadWav(f"format {kind}, {bits} bits, {channels} channels, {rate} Hz; expected PCM of 16 bits")
    samples = array("h", body[: len(body) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        samples.byteswap()
    return resampled(_mixed(samples, channels), rate)


def _mixed(samples: array[int], channels: int) -> array[int]:
    if channels == 1:
        return samples
    voices = [samples[channel::channels] for channel in range(channels)]
    return array("h", (sum(frame) // channels for frame in zip(*voices, strict=True)))


def pcm(sound: Sound) -> bytes:
    """Return the samples as they stand in a WAV file: 16 bits, low byte first."""
    samples = sound.samples
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples.tobytes()


def write_wav(sound: Sound) -> bytes:
    """Return ``sound`` as the content of a WAV file."""
    body = pcm(sound)
    form = struct.pack("<HHIIHH", PCM, 1, RATE, RATE * 2, 2, 16)
    return b"".join(
        (
            b"RIFF",
            struct.pack("<I", 4 + 8 + len(form) + 8 + len(body)),
            b"WAVEfmt ",
            struct.pack("<I", len(form)),
            form,
            b"data",
            struct.pack("<I", len(body)),
            body,
        )
    )
