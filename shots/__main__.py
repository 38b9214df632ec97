"""``python -m shots``: photograph every screen of the running programs into build/shots; ``make shots``."""

import argparse
import asyncio
import sys
import time
from pathlib import Path

from playwright.async_api import Error

from config.problem import BadConfig
from demo.automation import NotAnswered
from demo.place import Occupied, Place, settle
from demo.program import CannotStart
from demo.touch import CannotTouch
from demo.walking import NotShown
from shots.album import Album
from shots.browser import open_camera
from shots.index import page
from shots.stage import open_stage
from shots.story import PROGRAMS, Story

BUILD = Path(__file__).parent.parent / "build"
FAILURES = (BadConfig, CannotStart, CannotTouch, Error, NotAnswered, NotShown, Occupied, OSError)


def main(argv: list[str] | None = None) -> int:
    """Photograph; 0 all is well, 1 a screen was not reached or shows texts that are cut off."""
    parser = argparse.ArgumentParser(prog="shots", description=__doc__)
    parser.add_argument("--dir", type=Path, default=BUILD / "shots", help="where the pictures go")
    parser.add_argument("--only", type=_programs, default=frozenset(PROGRAMS), help=", ".join(PROGRAMS))
    asked = parser.parse_args(argv)
    album = Album(asked.dir, _say)
    album.open()
    place = settle(BUILD / "demo" / "shots", 0)
    try:
        asyncio.run(_photograph(place, album, asked.only))
    except FAILURES as error:
        return _fail([str(error)])
    except ExceptionGroup as error:
        return _fail([str(one) for one in error.exceptions])
    finally:
        place.leave()
        (album.folder / "index.html").write_text(page(album.titles), encoding="utf-8")
    return _fail(album.faults) if album.faults else 0


async def _photograph(place: Place, album: Album, only: frozenset[str]) -> None:
    begun = time.monotonic()
    async with open_stage(place, album, _say) as stage, open_camera(album) as camera:
        await Story(stage, camera, only, _say).tell()
    _say(f"{len(album.titles)} pictures in {time.monotonic() - begun:.0f} s: {album.folder / 'index.html'}")


def _programs(text: str) -> frozenset[str]:
    wanted = frozenset(text.split(","))
    if not wanted <= frozenset(PROGRAMS):
        raise argparse.ArgumentTypeError(f"{text!r}: expected some of {','.join(PROGRAMS)}")
    return wanted


def _say(line: str) -> None:
    print(line, flush=True)


def _fail(sentences: list[str]) -> int:
    for sentence in sentences:
        print(f"shots: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
