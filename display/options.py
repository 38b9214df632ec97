"""The command line of ``hall-board``."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from faces.window import add_options
from station.options import station_parser

SAYS = """Shows the calls of a hall on a television and announces them."""


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = station_parser("hall-board", SAYS)
    parser.add_argument("--board", required=True, metavar="ID", help="which board of the site this is")
    parser.add_argument(
        "--also", action="append", default=[], metavar="HALL", help="a further hall whose calls are shown too"
    )
    parser.add_argument(
        "--screen", default="board", choices=["board"], help="what it shows (default: the calls of its hall)"
    )
    parser.add_argument("--language", choices=["zh", "en"], help="of the screen (default: from the site)")
    parser.add_argument("--no-screen", action="store_true", help="only announce, open no window")
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
    return asked


def _add_sound(parser: argparse.ArgumentParser) -> None:
    sound = parser.add_argument_group("sound")
    sound.add_argument(
        "--sound",
        metavar="SINK",
        help="file:DIR, file:DIR?pace=N, alsa:DEVICE or none (default: from the site)",
    )
    sound.add_argument(
        "--voice",
        action="append",
        metavar="VOICE",
        help="clips:DIR, espeak or command:TEMPLATE with {text}; tried in the order given (default: espeak)",
    )
    sound.add_argument(
        "--languages",
        type=lambda text: tuple(_language(word) for word in text.split(",")),
        default=("zh",),
        metavar="LIST",
        help="what is spoken, one after the other: zh, en or zh,en (default: zh)",
    )
    sound.add_argument(
        "--one", default="yi", choices=["yi", "yao"], help="how a 1 in a ticket number is read (default: yi)"
    )
    sound.add_argument(
        "--repeats", type=int, default=2, choices=range(1, 6), help="how often a call is said (default: 2)"
    )


def _language(word: str) -> str:
    if word not in ("zh", "en"):
        raise argparse.ArgumentTypeError(f"{word!r}: expected zh or en")
    return word
