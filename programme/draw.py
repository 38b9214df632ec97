"""What an item looks like on glass of given pixels: drawn here alone, for player and preview."""

from pathlib import Path

from PIL import Image

from faces.film import first_picture
from programme.look import Ground, Size, colour
from programme.plan import Item
from programme.sheet import sheet
from programme.still import BadPicture, read


def draw(item: Item, file: Path | None, size: Size, ground: Ground) -> Image.Image:
    """Return the item's picture; of a video its first one. Raises BadPicture, NoFont."""
    if item.kind == "notice":
        return sheet(item, size, ground)
    if file is None or not file.is_file():
        raise BadPicture("its file is not here")
    behind = colour(ground, "sunken")
    if item.kind == "picture":
        return read(file, size, behind)
    return fitted(first_picture(file), size, behind)


def fitted(picture: Image.Image | None, size: Size, behind: tuple[int, int, int]) -> Image.Image:
    """Return the picture whole within ``size``. Raises BadPicture when there is none."""
    if picture is None:
        raise BadPicture("no picture in it can be decoded")
    share = min(size[0] / picture.width, size[1] / picture.height)
    inner = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    whole = Image.new("RGB", size, behind)
    whole.paste(
        picture.resize(inner, Image.Resampling.BILINEAR),
        ((size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2),
    )
    return whole
