"""The pictures nobody's screen shows: drawn once for a size of glass, then kept in the cache folder.

Drawing one takes about a second. ``python -m kiosk.pictures FOLDER`` draws all
of them, upright and lying, to be looked at.
"""

import os
import sys
from pathlib import Path
from typing import Final

from PIL import Image

from faces.cache import cache_folder
from kiosk.scenes import NIGHT, SCENES
from kiosk.sheet import Sheet

VERSION: Final = 3
"""Raise it when a drawing changes, so that kept ones are drawn anew."""

FOOT: Final = 0.12
"""Share of an upright glass kept dark at its foot, for what is written there."""


def picture(scene: int, width: int, height: int) -> Path:
    """Return the file of ``scene`` for a glass of these pixels; drawn if it is not there yet."""
    path = cache_folder("pictures") / f"scene{scene}-{width}x{height}-v{VERSION}.png"
    if not path.is_file():
        draft = path.with_suffix(f".{os.getpid()}")
        draw(scene, width, height).save(draft, "PNG", compress_level=1)
        draft.replace(path)
    return path


def draw(scene: int, width: int, height: int) -> Image.Image:
    """Return ``scene`` drawn."""
    foot = round(height * FOOT) if height > width else 0
    sheet = Sheet(width, height - foot, seed=scene)
    SCENES[scene](sheet)
    glass = Image.new("RGB", (width, height), NIGHT)
    glass.paste(sheet.image, (0, 0))
    return glass


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    for number in SCENES:
        draw(number, 1080, 1920).save(folder / f"scene{number}-portrait.png")
        draw(number, 1920, 1080).save(folder / f"scene{number}-landscape.png")
