"""From frames to a film: each frame is drawn with a brush at a moment, and written as H.264 in MP4.

Kiosks and boards play it with the ffpyplayer that Kivy brings; no sound, for
halls are loud enough and the announcements need the quiet.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from PIL import Image

from demo.media.brush import Brush

WIDTH, HEIGHT = 1280, 720
RATE: Final = 25
CODEC: Final = {"preset": "slow", "crf": "25", "profile": "high"}


class Film(NamedTuple):
    """A film: how long, in seconds, and what a frame shows at a moment of it."""

    seconds: float
    draw: Callable[[Brush, float], None]


def frame(film: Film, at: float) -> Image.Image:
    """Return the frame ``at`` seconds."""
    brush = Brush(WIDTH, HEIGHT)
    film.draw(brush, at)
    return brush.finish()


def render(film: Film, target: Path) -> None:
    """Write the film to ``target``."""
    pic, writing = import_module("ffpyplayer.pic"), import_module("ffpyplayer.writer")  # they have no types
    stream: dict[str, Any] = {
        "pix_fmt_in": "rgb24",
        "pix_fmt_out": "yuv420p",
        "width_in": WIDTH,
        "height_in": HEIGHT,
        "codec": "libx264",
        "frame_rate": (RATE, 1),
    }
    draft = target.with_suffix(".part")
    draft.unlink(missing_ok=True)  # the writer refuses a file that is there
    writer = writing.MediaWriter(str(draft), [stream], fmt="mp4", lib_opts=dict(CODEC))
    try:
        for number in range(round(film.seconds * RATE)):
            pixels = frame(film, number / RATE).tobytes()
            picture = pic.Image(plane_buffers=[pixels], pix_fmt="rgb24", size=(WIDTH, HEIGHT))
            writer.write_frame(picture, number / RATE)
    finally:
        writer.close()
    draft.replace(target)


def ease(at: float, start: float, end: float) -> float:
    """Return how far a movement from ``start`` to ``end`` has come ``at`` seconds: 0 … 1, gently."""
    share = min(max((at - start) / (end - start), 0.0), 1.0)
    return share * share * (3 - 2 * share)
