"""The window a face lives in: chosen by flags, and made ready before Kivy makes it.

What a newcomer gets wrong: Kivy reads its settings when it is first imported,
takes the command line for its own, draws red dots for a second mouse button,
leaves by Escape and opens a settings page on F1. A face in a hall does none of
that, so :func:`prepare` must run before anything imports ``kivy.core.window``.
"""

import argparse
import logging
import os
import re
import sys
from dataclasses import dataclass
from typing import Any, Final

from faces.cache import cache_folder
from faces.lock import HINTS, locked

SILENT: Final = logging.CRITICAL + 1
"""Kivy tells of a missing display with a traceback; we have a sentence for it."""
REAL_SCREENS: Final = "x11,wayland,kmsdrm"


class NoScreen(Exception):
    """No window can be opened here; the sentence says what was looked for."""


@dataclass(frozen=True)
class Pane:
    """What the flags ask of the window: pixels, place of its top left corner, whether it fills the screen."""

    title: str
    size: tuple[int, int]
    position: tuple[int, int] | None = None
    fullscreen: bool = False
    locked: bool = False
    cursor: bool = False


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--size``, ``--position``, ``--fullscreen``, ``--locked`` and ``--cursor``."""
    parser.add_argument("--size", type=_pair, metavar="WxH", help="window size in pixels, such as 1080x1920")
    parser.add_argument(
        "--position", type=_place, metavar="X,Y", help="place of the window's top left corner"
    )
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen, without a frame")
    parser.add_argument("--locked", action="store_true", help="fill the screen, and let nobody out of it")
    parser.add_argument("--cursor", action="store_true", help="show the mouse pointer over the window")


def pane_of(options: argparse.Namespace, title: str, size: tuple[int, int]) -> Pane:
    """Return the pane that ``options`` of :func:`add_options` ask for; ``size`` if they name none."""
    return Pane(
        title,
        options.size or size,
        options.position,
        options.fullscreen or options.locked,
        options.locked,
        options.cursor,
    )


def prepare(pane: Pane, program: str) -> None:
    """Settle everything Kivy decides at import; ``program`` names its private folder.

    Raises RuntimeError when Kivy's window module is loaded already: too late.
    """
    if "kivy.core.window" in sys.modules:
        raise RuntimeError("faces.window.prepare must run before kivy.core.window is imported")
    home = cache_folder("kivy") / program
    home.mkdir(exist_ok=True)
    os.environ.update(
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_ENV_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_LOG_MODE="PYTHON",  # leaves sys.stderr and the root logger alone
        KIVY_HOME=str(home),
        KIVY_WINDOW="sdl2",  # the others leave the process when there is no display
    )
    if pane.locked:
        os.environ.update(HINTS)
    if sys.platform == "linux":  # else SDL draws off screen, and nobody would know
        os.environ.setdefault("SDL_VIDEODRIVER", REAL_SCREENS)
    logging.getLogger("kivy").addFilter(lambda record: record.levelno >= SILENT)
    _configure(pane)


def _configure(pane: Pane) -> None:
    from kivy.config import Config

    width, height = pane.size
    wanted: dict[str, dict[str, object]] = {
        "kivy": {
            "exit_on_escape": 0,
            "desktop": 0,
            "keyboard_mode": "",
            "pause_on_minimize": 0,
            "log_level": "critical",
        },
        "graphics": {
            "width": width,
            "height": height,
            "fullscreen": "auto" if pane.fullscreen else 0,
            "borderless": int(pane.fullscreen or pane.position is not None),
            "resizable": 0,
            "position": "custom" if pane.position else "auto",
            "left": pane.position[0] if pane.position else 0,
            "top": pane.position[1] if pane.position else 0,
            "show_cursor": int(pane.cursor),
            "multisamples": 0,  # edges are smoothed by the shapes themselves
            "maxfps": 60,
            "allow_screensaver": 0,
        },
    }
    for section, values in wanted.items():
        for key, value in values.items():
            Config.set(section, key, value)
    for key, _ in Config.items("input"):
        Config.remove_option("input", key)
    Config.set("input", "mouse", "mouse,disable_multitouch")  # touches come from the window itself


def opened(pane: Pane) -> Any:
    """Return Kivy's window, opened; raises NoScreen when there is no display to open it on."""
    from kivy.core.window import Window

    if Window is None:
        shown = os.environ.get("DISPLAY", "")
        raise NoScreen(
            f"no window could be opened on DISPLAY={shown!r}; expected a running X display, or --no-screen"
        )
    Window.set_title(pane.title)
    if pane.locked:
        locked(Window)
    return Window


def _pair(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r}: expected WIDTHxHEIGHT in pixels, such as 1080x1920")
    return int(match[1]), int(match[2])


def _place(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(-?\d{1,5}),(-?\d{1,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r}: expected X,Y in pixels, such as 1920,0")
    return int(match[1]), int(match[2])
