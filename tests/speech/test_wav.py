"""WAV files: written ones are read by the standard library, odd ones are read or refused by name."""

import io
import struct
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.sound import RATE, Sound
from speech.wav import BadWav, read_wav, write_wav


def file(samples: list[int], rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(width)
        writer.setframerate(rate)
        writer.writeframes(array("h", samples).tobytes())
    return made.getvalue()


@given(st.lists(st.integers(-32768, 32767), max_size=200))
def test_what_we_write_the_standard_library_reads(samples: list[int]) -> None:
    content = write_wav(Sound(array("h", samples)))
    with wave.open(io.BytesIO(content)) as reader:
        assert (reader.getframerate(), reader.getnchannels(), reader.getsampwidth()) == (RATE, 1, 2)
        assert array("h", reader.readframes(reader.getnframes())).tolist() == samples
    assert read_wav(content).samples.tolist() == samples


def test_two_channels_are_mixed() -> None:
    assert read_wav(file([100, 300, -200, 200], channels=2)).samples.tolist() == [200, 0]


def test_a_length_that_points_past_the_end_means_to_the_end() -> None:
    content = bytearray(file([1, 2, 3]))
    at = content.index(b"data") + 4
    content[at : at + 4] = struct.pack("<I", 0x7FFFF000)
    assert read_wav(bytes(content)).samples.tolist() == [1, 2, 3]


def test_other_chunks_are_passed_over() -> None:
    content = file([5, 6])
    at = content.index(b"data")
    assert read_wav(content[:at] + b"LIST\x03\x00\x00\x00abc\x00" + content[at:]).samples.tolist() == [5, 6]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "expected RIFF"),
        (b"ID3 an mp3 file", "expected RIFF"),
        (b"RIFF\x00\x00\x00\x00WAVE", "no fmt chunk"),
        (file([1, 2], width=1), "8 bits"),
    ],
)
def test_what_is_no_sound_of_ours_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(BadWav, match=says):
        read_wav(content)


@given(st.binary(max_size=80))
def test_rubbish_is_refused_and_never_crashes(rubbish: bytes) -> None:
    with pytest.raises(BadWav):
        read_wav(b"RIFF\x00\x00\x00\x00WAVE" + rubbish.replace(b"data", b""))
