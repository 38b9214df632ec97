"""Make all pictures and films of the demo county anew: ``python -m demo.media [NAME …]``."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PIL import Image

from config.load import DEMO_COUNTY
from demo.media.bring import bring
from demo.media.brush import Brush
from demo.media.entrance import entrance
from demo.media.film import Film, render
from demo.media.hall import left_hall, right_hall
from demo.media.hall_map import hall_map
from demo.media.kiosk_in_use import kiosk_in_use
from demo.media.portraits import portraits
from demo.media.take import take
from demo.media.tips import tips

FOLDER: Final = DEMO_COUNTY / "media"
SIZES: Final = MappingProxyType({"tall": (1080, 1920), "wide": (1920, 1080)})
PICTURES: Final[Mapping[str, Callable[[Brush], None]]] = MappingProxyType(
    {
        "entrance": entrance,
        "left-hall": left_hall,
        "right-hall": right_hall,
        "kiosk": kiosk_in_use,
        "hall-map": hall_map,
        "tips": tips,
    }
)
FILMS: Final[Mapping[str, Film]] = MappingProxyType({"take-a-number": take, "what-to-bring": bring})
PORTRAITS: Final = "portraits"
COLOURS: Final = 256
ROUNDS: Final = 4
"""Without these rounds of k-means the palette turns skin grey; with them no eye sees a difference."""


def picture(name: str, size: str) -> Image.Image:
    """Return the picture ``name``, ``tall`` or ``wide``."""
    brush = Brush(*SIZES[size])
    PICTURES[name](brush)
    dither = Image.Dither.NONE
    return brush.finish().quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=ROUNDS, dither=dither)


def main() -> int:
    """Write the files asked for, all of them by default."""
    names = [*PICTURES, *FILMS, PORTRAITS]
    parser = argparse.ArgumentParser(prog="python -m demo.media", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"one of {', '.join(names)}")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    unknown = [name for name in asked.name if name not in names]
    if unknown:
        parser.error(f"no picture or film {', '.join(unknown)}; expected {', '.join(names)}")
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name in asked.name or names:
        if name == PORTRAITS:
            for target in portraits(asked.folder):
                _say(target)
        if name in FILMS:
            target = asked.folder / f"{name}.mp4"
            render(FILMS[name], target)
            _say(target)
        for size in SIZES if name in PICTURES else ():
            target = asked.folder / f"{name}-{size}.png"
            picture(name, size).save(target, optimize=True)
            _say(target)
    return 0


def _say(target: Path) -> None:
    sys.stdout.write(f"{target} {target.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    raise SystemExit(main())
