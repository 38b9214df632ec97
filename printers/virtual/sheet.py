"""A piece of paper that came out: what is written on it, as lines and as a picture."""

from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec
from PIL import Image


class SheetLine(msgspec.Struct, frozen=True, kw_only=True):
    """A printed line; ``wrapped`` when it was broken by the printer because it did not fit."""

    text: str
    wide: int = 1
    high: int = 1
    align: Literal["left", "centre", "right"] = "left"
    bold: bool = False
    wrapped: bool = False


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """``end`` is how it left the printer; ``unknown`` names commands the printer did not know."""

    count: int
    end: Literal["cut", "torn"]
    at: datetime
    dots: int
    lines: tuple[SheetLine, ...]
    qr: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    png: str = ""

    @property
    def text(self) -> str:
        """Everything written on it, a line each."""
        return "\n".join(line.text for line in self.lines)

    @property
    def largest(self) -> str:
        """The text in the largest characters: on a slip, the ticket's number."""
        sized = (line for line in self.lines if line.text.strip())
        found = max(sized, key=lambda line: line.wide * line.high, default=None)
        return found.text.strip() if found else ""


def file_sheet(sheet: Sheet, picture: Image.Image, folder: Path) -> Sheet:
    """Write ``slip-<count>.png`` and then ``slip-<count>.json`` to ``folder``.

    The JSON file appears whole and last: who sees it can read both. It has all
    fields of the sheet and ``number`` and ``text`` (a list of lines) besides.
    Returns the sheet with its picture's name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"slip-{sheet.count:05d}"
    filed = msgspec.structs.replace(sheet, png=f"{stem}.png")
    picture.save(folder / f"{stem}.png", compress_level=3)
    fresh = folder / f".{stem}.json.new"
    told = msgspec.to_builtins(filed) | {"number": filed.largest, "text": filed.text.split("\n")}
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
    fresh.replace(folder / f"{stem}.json")
    return filed


def next_count(folder: Path) -> int:
    """Return the number of the next sheet in ``folder``, so that a restart overwrites none."""
    counts = (int(path.stem.removeprefix("slip-")) for path in folder.glob("slip-*.png"))
    return max(counts, default=0) + 1
