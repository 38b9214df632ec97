"""Pictures of any size, read at the size they are shown at.

libvips reads a picture strip by strip and shrinks it on the way, so that one
of 20 000 × 20 000 pixels takes some tens of megabytes, not 1.2 GB. Its own
rotation (EXIF) and colour space are heeded; transparency stands on the ground.
"""

from pathlib import Path
from typing import Any, Final

import pyvips
from PIL import Image

from programme.look import Rgb, Size

MOST_PIXELS: Final = 1_000_000_000
"""A picture with more was not made to be looked at."""
KEPT_MB: Final = 48

pyvips.cache_set_max_mem(KEPT_MB * 1024 * 1024)
pyvips.cache_set_max(0)


class BadPicture(ValueError):
    """No picture can be read there; the sentence says why."""


def picture_size(path: Path) -> Size:
    """Return the pixels of a picture as its head tells them. Raises BadPicture."""
    image = _kept(lambda: pyvips.Image.new_from_file(str(path), access="sequential"))
    return image.width, image.height


def read(path: Path, size: Size, ground: Rgb) -> Image.Image:
    """Return the picture whole within ``size`` pixels, the rest ``ground``. Raises BadPicture."""

    def pixels() -> Any:
        image = pyvips.Image.thumbnail(
            str(path), size[0], height=size[1], size="both", fail_on="truncated", export_profile="srgb"
        )
        return image.flatten(background=list(ground)) if image.hasalpha() else image

    shown = _kept(lambda: _plain(pixels()))
    sheet = Image.new("RGB", size, ground)
    sheet.paste(shown, ((size[0] - shown.width) // 2, (size[1] - shown.height) // 2))
    return sheet


def _plain(image: Any) -> Image.Image:
    image = image.colourspace("srgb").cast("uchar")
    return Image.frombytes("RGB", (image.width, image.height), image.write_to_memory())


def _kept(work: Any) -> Any:
    try:
        return work()
    except pyvips.Error as error:
        reason = str(error).strip().splitlines()
        raise BadPicture(reason[-1].strip() if reason else "not a picture") from error
