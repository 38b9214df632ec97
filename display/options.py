"""The command line of ``hall-board``."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from faces.window import add_options
from station.guard import WITHIN
from station.options import station_parser

TONGUE: Final = re.compile(r"(zh|en)(-[a-z0-9]{2,8})*")
LOUDSPEAKER: Final = re.compile(r"([A-Za-z0-9_-]+)=")
SAYS = """Shows the calls of a hall on a television and announces them."""


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = station_parser("hall-board", SAYS)
    parser.add_argument(
        "--board", metavar="ID", help="which board, or screen at a window, of the site this is"
    )
    parser.add_argument(
        "--also", action="append", default=[], metavar="HALL", help="a further hall whose calls are shown too"
    )
    parser.add_argument(
        "--screen",
        default="board",
        choices=["board", "window", "sign"],
        help="the calls of a hall, one window, or the staff sign of a window (default: what --board is)",
    )
    parser.add_argument("--window", metavar="ID", help="of --screen window and sign: which, by id or label")
    parser.add_argument("--state", type=Path, metavar="DIR", help="where the programme's files are kept")
    parser.add_argument(
        "--preview",
        type=Path,
        metavar="FILE",
        help="write what the programme shows as a PNG, by what this board was told last, and end",
    )
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="TIME",
        help="of the preview, such as 2026-10-01T09:00 (default: now)",
    )
    parser.add_argument("--language", choices=["zh", "en"], help="of the screen (default: from the site)")
    parser.add_argument("--no-screen", action="store_true", help="only announce, open no window")
    parser.add_argument(
        "--guarded",
        type=float,
        nargs="?",
        const=WITHIN,
        metavar="SECONDS",
        help="start anew when it stands still for so long (default: 15); under systemd use WatchdogSec=",
    )
    parser.add_argument(
        "--motion",
        default="auto",
        choices=["auto", "smooth", "calm"],
        help="scroll the notices, or turn them page by page (default: scroll where there is a graphics card)",
    )
    add_options(parser)
    parser.add_argument(
        "--automation", type=Path, metavar="SOCKET", help="answer questions about the glass here"
    )
    parser.add_argument("--glass-log", type=Path, metavar="FILE", help="append a line of JSON per call drawn")
    _add_sound(parser)
    asked = parser.parse_args(argv)
    if asked.no_screen and (asked.automation or asked.glass_log):
        parser.error("--no-screen has no glass: leave out --automation and --glass-log")
    if asked.screen == "board" and not asked.board:
        parser.error("--board ID says which board this is")
    if asked.screen != "board" and not asked.window:
        parser.error(f"--screen {asked.screen} needs --window ID")
    if asked.screen != "board" and (asked.no_screen or asked.preview):
        parser.error(f"--screen {asked.screen} has neither a voice nor a programme")
    return asked


def unguarded(argv: Sequence[str] | None = None) -> list[str]:
    """Return the command line of the board that is guarded: the same without ``--guarded``."""
    words = list(sys.argv[1:] if argv is None else argv)
    for at, word in enumerate(words):
        if word.partition("=")[0] == "--guarded":
            value = at + 1 < len(words) and not words[at + 1].startswith("-") and "=" not in word
            return words[:at] + words[at + 1 + value :]
    return words


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a moment such as 2026-10-01T09:00") from None


def _add_sound(parser: argparse.ArgumentParser) -> None:
    sound = parser.add_argument_group("sound")
    sound.add_argument(
        "--sound",
        action="append",
        type=_sound,
        default=[],
        metavar="[LOUDSPEAKER=]SINK",
        help="file:DIR, file:DIR?pace=N, alsa:DEVICE or none (default: from the site)",
    )
    sound.add_argument(
        "--voice",
        action="append",
        metavar="VOICE",
        help="clips:DIR, espeak or command:TEMPLATE with {text}; tried in order (default: from the site)",
    )
    sound.add_argument(
        "--languages",
        type=lambda text: tuple(_tongue(word) for word in text.split(",")),
        metavar="LIST",
        help="what is spoken, one after the other: zh, en, zh,en … (default: from the site)",
    )
    sound.add_argument(
        "--one", choices=["yi", "yao"], help="how a 1 in a ticket number is read (default: from the site)"
    )
    sound.add_argument(
        "--repeats", type=int, choices=range(1, 6), help="how often a call is said (default: from the site)"
    )


def _tongue(word: str) -> str:
    if not TONGUE.fullmatch(word):
        raise argparse.ArgumentTypeError(f"{word!r}: expected zh, en or a dialect such as zh-yue")
    return word


def _sound(text: str) -> tuple[str, str]:
    """Return the loudspeaker, nothing when none is named, and its sink: ``left=alsa:front``."""
    named = LOUDSPEAKER.match(text)
    return (named[1], text[named.end() :]) if named else ("", text)
