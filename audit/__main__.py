"""``python -m audit``: walk every screen of the kiosk in every language, mode and size; say what is wrong."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from audit.stage import CannotLook, stage
from audit.walk import Found, Walk
from audit.ways import LANGUAGES, SIZES, WAYS
from demo.automation import NotAnswered
from demo.touch import CannotTouch
from demo.walking import MODES, NotShown

FAILURES = (CannotLook, CannotTouch, NotAnswered, NotShown, OSError, TimeoutError)


def main(argv: list[str] | None = None) -> int:
    """Walk and print; 0 nothing is wrong, 1 something is, or a screen was not reached."""
    parser = argparse.ArgumentParser(prog="audit", description=__doc__)
    parser.add_argument("--size", action="append", choices=SIZES, help="glass; repeatable (default: all)")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="repeatable (default: all)")
    parser.add_argument("--mode", action="append", choices=tuple(MODES), help="repeatable (default: all)")
    parser.add_argument("--way", action="append", choices=tuple(WAYS), help="repeatable (default: all)")
    asked = parser.parse_args(argv)
    try:
        return 1 if asyncio.run(_audit(asked)) else 0
    except FAILURES as error:
        print(f"audit: {error}", file=sys.stderr)
        return 1


async def _audit(asked: argparse.Namespace) -> int:
    wrong = 0
    for size in asked.size or SIZES:
        with tempfile.TemporaryDirectory(prefix="hall-audit-") as folder:
            async with stage(size, Path(folder)) as face:
                wrong += await _walked(size, Walk(face), asked)
    print(f"{wrong} found" if wrong else "nothing found", flush=True)
    return wrong


async def _walked(size: str, walk: Walk, asked: argparse.Namespace) -> int:
    wrong = 0
    for language in asked.language or LANGUAGES:
        for mode in asked.mode or MODES:
            async for found in walk.through(language, mode, asked.way or tuple(WAYS)):
                wrong += 1
                _say(size, found)
            await walk.end()
            print(f"{size} {language} {mode}: {walk.looked} screens looked at", flush=True)
    return wrong


def _say(size: str, found: Found) -> None:
    print(f"{size} {found.language} {found.mode}, {found.way}: {found.sentence}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
