"""The framebuffer of a real Xvfb, and files that are none."""

import struct
from pathlib import Path

import pytest

from demo.framebuffer import WORDS, picture


def dump(path: Path, width: int, height: int, pixel: bytes, bits: int = 32) -> Path:
    words = [0] * 25
    words[0], words[4], words[5], words[11], words[12], words[19] = 104, width, height, bits, width * 4, 2
    path.write_bytes(struct.pack(">25I", *words).ljust(104, b"\0") + bytes(24) + pixel * width * height)
    return path


def test_pixels_are_read_and_scaled(tmp_path: Path) -> None:
    file = dump(tmp_path / "fb", 64, 32, bytes([10, 20, 30, 0]))
    assert WORDS.size == 100
    assert picture(file, 64).size == (64, 32)
    assert picture(file, 16).size == (16, 8)
    assert picture(file, 16).getpixel((3, 3)) == (30, 20, 10)


def test_other_depths_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="16 bits a pixel"):
        picture(dump(tmp_path / "fb", 4, 4, bytes(4), bits=16), 4)
