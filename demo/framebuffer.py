"""What stands on a virtual screen, read from the file Xvfb keeps it in (``-fbdir``), without asking anybody.

The file is an XWD dump that is always current: a big-endian header of 32-bit
words (X11/XWDFile.h), a colour map, then the rows of pixels.
"""

import struct
from pathlib import Path
from typing import Final

from PIL import Image

WORDS: Final = struct.Struct(">25I")
HEADER_SIZE, WIDTH, HEIGHT, BITS, BYTES_A_LINE, COLOURS = 0, 4, 5, 11, 12, 19
A_COLOUR: Final = 12


def picture(file: Path, width: int) -> Image.Image:
    """Return the screen in ``file``, ``width`` pixels wide. Raises OSError, ValueError."""
    with file.open("rb") as source:
        words = WORDS.unpack(source.read(WORDS.size))
        size = (words[WIDTH], words[HEIGHT])
        if words[BITS] != 32:
            raise ValueError(f"{file}: {words[BITS]} bits a pixel, expected 32")
        source.seek(words[HEADER_SIZE] + words[COLOURS] * A_COLOUR)
        rows = source.read(words[BYTES_A_LINE] * size[1])
    whole = Image.frombuffer("RGB", size, rows, "raw", "BGRX", words[BYTES_A_LINE], 1)
    if width >= size[0]:
        return whole.copy()
    return whole.resize((width, round(size[1] * width / size[0])), Image.Resampling.BOX)
