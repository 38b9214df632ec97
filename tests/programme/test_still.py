"""Pictures at the size they are shown at: none is too large, and a broken one says why."""

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from programme.still import BadPicture, picture_size, read

GROUND = (1, 2, 3)
SIDE = 20_000
MOST_MB = 400
"""What a process that reads such a picture may hold in all; its pixels alone would take as much again."""
MEASURE = """
import re, sys
from pathlib import Path
from programme.still import read
print(read(Path(sys.argv[1]), (1920, 1080), (0, 0, 0)).getpixel((960, 540))[0])
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024)
"""
"""Not ``ru_maxrss``, which begins at what the process that forked it held."""


def huge(path: Path) -> Path:
    """Write a grey PNG of 20 000 × 20 000 pixels without ever holding it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    pack = zlib.compressobj(1)
    row = b"\0" + b"\xb4" * SIDE
    body = b"".join([*(pack.compress(row * 100) for _ in range(SIDE // 100)), pack.flush()])
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))
    return path


def test_a_huge_picture_is_read_in_little_memory(tmp_path: Path) -> None:
    path = huge(tmp_path / "huge.png")
    assert picture_size(path) == (SIDE, SIDE)
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], check=True, capture_output=True, text=True, timeout=200
    )
    grey, megabytes = map(int, told.stdout.split())
    assert grey == 0xB4
    assert megabytes < MOST_MB


def test_a_picture_stands_whole_in_the_middle(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), (250, 0, 0)).save(tmp_path / "a.png")
    shown = read(tmp_path / "a.png", (100, 100), GROUND)
    assert shown.size == (100, 100)
    assert (shown.getpixel((50, 50)), shown.getpixel((50, 10))) == ((250, 0, 0), GROUND)


def test_what_is_transparent_stands_on_the_ground(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (250, 0, 0, 0)).save(tmp_path / "a.png")
    assert read(tmp_path / "a.png", (10, 10), GROUND).getpixel((5, 5)) == GROUND


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "LA", "I;16"])
def test_every_kind_of_picture_becomes_rgb(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (30, 30)).save(path)
    assert read(path, (60, 40), GROUND).mode == "RGB"


def test_a_broken_picture_is_refused_with_the_reason(tmp_path: Path) -> None:
    whole = tmp_path / "a.png"
    Image.effect_noise((300, 300), 90).save(whole)
    half = tmp_path / "half.png"
    half.write_bytes(whole.read_bytes()[:9000])
    other = tmp_path / "no.png"
    other.write_bytes(b"no picture")
    for path in (half, other, tmp_path / "gone.png"):
        with pytest.raises(BadPicture, match=r"\w"):
            read(path, (100, 100), GROUND)
