"""The house's typeface: the Simplified Chinese faces of Noto Sans CJK, taken out of Debian's collections.

What a newcomer gets wrong: Kivy opens face 0 of a ``.ttc``, which is the Japanese
one (门 直 骨 将 令 drawn the Japanese way), and it has no fallback: a character the
font lacks comes out as an empty box. So the SC face is copied into a file of its
own, once, and every text goes through :func:`drawable` first. No Kivy here.
"""

import json
import os
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

from faces.cache import cache_folder

Weight = Literal["regular", "bold"]

COLLECTIONS: Final = Path("/usr/share/fonts/opentype/noto")
FILES: Final[dict[Weight, str]] = {"regular": "NotoSansCJK-Regular.ttc", "bold": "NotoSansCJK-Bold.ttc"}
SC: Final = 2
"""Number of the Simplified Chinese face in Noto's collections (JP, KR, SC, TC, HK)."""

NEEDED: Final = ("head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "CFF ", "hmtx")
SUBSTITUTE: Final = "〓"
"""The printers' mark for a type that is not in the case; never an empty box."""

UNSEEN: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me")


class NoFont(Exception):
    """The typeface is not on this machine; the sentence says which package brings it."""


@lru_cache(maxsize=4)
def face(weight: Weight = "regular") -> Path:
    """Return the font file of ``weight``; made on first use, some 16 MB in the cache folder.

    Raises NoFont when Debian's package fonts-noto-cjk is missing.
    """
    source = COLLECTIONS / FILES[weight]
    if not source.is_file():
        raise NoFont(
            f"{source} is missing; expected Debian's package fonts-noto-cjk: apt install fonts-noto-cjk"
        )
    stamp = source.stat()
    target = cache_folder("fonts") / f"NotoSansSC-{weight}-{stamp.st_size:x}-{int(stamp.st_mtime):x}.otf"
    if not target.is_file():
        _take_out(source, target)
    return target


@lru_cache(maxsize=1)
def coverage() -> tuple[int, ...]:
    """Return the edges of the runs of code points the face has: even places begin a run, odd ones end it."""
    kept = face().with_suffix(".runs.json")
    try:
        return tuple(json.loads(kept.read_text(encoding="ascii")))
    except (OSError, ValueError):
        with TTFont(face(), lazy=True) as font:
            edges = _edges(font.getBestCmap())
        _write(kept, json.dumps(edges).encode())
        return edges


def has(character: str) -> bool:
    """Tell whether the face can draw ``character``."""
    return bool(bisect_right(coverage(), ord(character)) % 2)


@lru_cache(maxsize=8192)
def drawable(text: str) -> str:
    """Return ``text`` with nothing in it that would come out as an empty box.

    What the face lacks becomes its compatibility form, or nothing when it has
    no shape of its own, or else the mark 〓. Line ends stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_drawn(character) for character in unicodedata.normalize("NFC", text))


def register() -> None:
    """Make the faces known to Kivy under ``regular`` and ``bold``, and as its default font."""
    from kivy.core.text import DEFAULT_FONT, LabelBase

    regular, bold = str(face("regular")), str(face("bold"))
    LabelBase.register("regular", fn_regular=regular, fn_bold=bold)
    LabelBase.register("bold", fn_regular=bold, fn_bold=bold)
    LabelBase.register(DEFAULT_FONT, fn_regular=regular, fn_bold=bold)


def _drawn(character: str) -> str:
    if character == "\n" or has(character):
        return character
    if character.isspace():
        return " "
    other = unicodedata.normalize("NFKC", character)
    if other != character and all(has(part) for part in other):
        return other
    return "" if unicodedata.category(character) in UNSEEN else SUBSTITUTE


def _take_out(source: Path, target: Path) -> None:
    with source.open("rb") as collection:
        reader = SFNTReader(collection, fontNumber=SC)
        tables = [tag for tag in reader.keys() if tag in NEEDED]  # noqa: SIM118  (not a mapping)
        draft = target.with_suffix(f".{os.getpid()}")
        with draft.open("w+b") as out:
            writer = SFNTWriter(out, len(tables), reader.sfntVersion)
            for tag in tables:
                writer[tag] = reader[tag]
            writer.close()
    draft.replace(target)


def _edges(points: Iterable[int]) -> tuple[int, ...]:
    edges: list[int] = []
    for point in sorted(points):
        if edges and edges[-1] == point:
            edges[-1] = point + 1
        else:
            edges += [point, point + 1]
    return tuple(edges)


def _write(path: Path, data: bytes) -> None:
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)


if __name__ == "__main__":
    for chosen in FILES:
        sys.stdout.write(f"{face(chosen)}\n")
    coverage()
