"""Photographs every screen of the running hall: `make shots` fills build/shots/.

The programs are the real ones on the demonstration centre; nothing is drawn for the camera. What
a newcomer would get wrong: a picture is named after program, screen, state and language, so that
two runs can be laid side by side; a screen that could not be reached is said, and the run fails.
"""

import asyncio
import sys
import time
import traceback
from collections.abc import Awaitable

from config.problem import BadConfig
from demo.place import CHECKOUT, Occupied, settle
from demo.program import CannotStart
from demo.shooting import boards, chosen, names, pages
from demo.shooting.album import Album
from demo.shooting.kiosks import Walk
from demo.shooting.studio import open_studio

FOLDER = CHECKOUT / "build" / "shots"


def main() -> int:
    """Take all pictures; 0 when every one is there, 1 when one is missing or nothing could start."""
    begun = time.monotonic()
    album = Album(FOLDER, say)
    place = settle(CHECKOUT / "build" / "shots-hall", 0)
    try:
        asyncio.run(_take(place, album))
    except (BadConfig, CannotStart, Occupied, OSError) as error:
        say(f"shots: {error}")
        return 1
    finally:
        place.leave()
    missing = album.missing(names.expected())
    say(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER} after {time.monotonic() - begun:.0f} s")
    for name in missing:
        say(f"missing: {name}")
    if not missing:
        chosen.publish(album, CHECKOUT / "docs" / "pictures")
    return 1 if missing else 0


async def _take(place: object, album: Album) -> None:
    async with open_studio(place, album.say) as studio:  # type: ignore[arg-type]
        walks = [Walk(studio, album, shape) for shape in names.SHAPES]
        for walk in walks:
            walk.attract()
        await boards.glass(studio, album, "board-idle")
        boards.bars(studio, album, "led-line-idle")
        await boards.crowd(studio, pages.WINDOWS)
        await asyncio.gather(
            _tried(pages.everything(studio, album), "pages"),
            *(_tried(walk.all(), f"kiosk {walk.shape}") for walk in walks),
        )


async def _tried(work: Awaitable[None], what: str) -> None:
    """Do it; when it fails, say so and go on: the rest of the pictures is worth having."""
    try:
        await work
    except Exception as error:
        say(f"{what}: {error!r}\n{''.join(traceback.format_tb(error.__traceback__)[-3:])}")


def say(line: str) -> None:
    """Tell the person at the terminal."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
