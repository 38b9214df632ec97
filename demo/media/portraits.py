"""The portraits of the demo county's window staff: who is in the list ``staff.toml``, drawn one by one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import tomli
from PIL import Image

from config.load import DEMO_COUNTY
from demo.media.brush import Brush
from demo.media.portrait import HEIGHT, WIDTH, portrait, traits

LIST: Final = DEMO_COUNTY / "centre" / "staff.toml"
COLOURS: Final = 64
MEN: Final = frozenset(
    [
        "cao-mingliang",
        "chen-lixin",
        "cheng-li",
        "fan-siyuan",
        "han-lijun",
        "he-junjie",
        "jia-ming",
        "li-jianguo",
        "liu-zhiqiang",
        "lu-zhendong",
        "luo-yongxiang",
        "pan-wei",
        "song-guoqing",
        "tan-zhiyuan",
        "xu-pengfei",
        "zeng-qinghua",
        "zheng-haitao",
        "zhou-wenbin",
    ]
)


def portraits(folder: Path) -> Iterator[Path]:
    """Write the portrait of everybody in the list; yield the files."""
    persons = tomli.loads(LIST.read_text(encoding="utf-8"))["persons"]
    for number, person in enumerate(persons):
        brush = Brush(WIDTH, HEIGHT, "surface")
        portrait(brush, traits(number, woman=person["id"] not in MEN))
        target = folder / person["photo"]
        picture = brush.finish().quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        picture.save(target, optimize=True)
        yield target
