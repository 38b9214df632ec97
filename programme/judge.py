"""Whether a file can be shown, judged in a process of its own: ``python -m programme.judge FILE NAME``.

Decoders are the largest target there is in a signage system; here a file that
makes one crash, hang or eat memory costs a process with little time and memory,
not the queue server. The verdict is a line of JSON on standard output.
"""

import resource
import sys
import time
from pathlib import Path
from typing import Final

import msgspec

from config.programme import is_video
from faces.film import LOOK, Film
from programme.still import MOST_PIXELS, BadPicture, picture_size, read
from programme.verdict import Verdict

MOST_MEMORY: Final = 3 * 1024**3
MOST_CPU: Final = 120
MOST_SECONDS: Final = 1800.0
MOST_SIDE: Final = 3840
"""A video of more pixels is decoded by no machine behind a board."""
NEAR_END: Final = 0.9
WITHIN: Final = 30.0


def judge(path: Path, name: str) -> Verdict:
    """Return what the file at ``path`` is, to be shown under ``name``."""
    return _video(path) if is_video(name) else _picture(path)


def _picture(path: Path) -> Verdict:
    expected = "a PNG, JPEG or WebP picture that can be read to its end"
    try:
        width, height = picture_size(path)
        if width * height > MOST_PIXELS:
            return Verdict(reason=f"{width} × {height} pixels", expected=f"at most {MOST_PIXELS:,} pixels")
        read(path, (64, 64), (0, 0, 0))
    except BadPicture as error:
        return Verdict(reason=str(error), expected=expected)
    return Verdict(kind="picture", width=width, height=height)


def _video(path: Path) -> Verdict:
    film = Film(path, WITHIN)
    try:
        if not _comes(film):
            return Verdict(reason="no picture in it can be decoded", expected="an MP4 or WebM video")
        first, seconds = film.play(), film.seconds
        if first is None or not 0 < seconds <= MOST_SECONDS:
            return Verdict(reason=f"it lasts {seconds:.0f} s", expected=f"0 to {MOST_SECONDS:.0f} s")
        if max(first.width, first.height) > MOST_SIDE:
            reason = f"{first.width} × {first.height} pixels"
            return Verdict(reason=reason, expected=f"at most {MOST_SIDE} pixels wide and high")
        if not film.reaches(seconds * NEAR_END, WITHIN):
            return Verdict(reason="it ends before its end", expected="a video that can be read to its end")
        return Verdict(kind="video", width=first.width, height=first.height, seconds=round(seconds, 3))
    finally:
        film.close()


def _comes(film: Film) -> bool:
    while not (film.look() or film.broken):
        time.sleep(LOOK)
    return not film.broken


def main() -> int:
    """Print the verdict on the file named on the command line."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU, MOST_CPU))
    path, name = sys.argv[1:3]
    sys.stdout.write(msgspec.json.encode(judge(Path(path), name)).decode() + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
