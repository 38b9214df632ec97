"""The command line of ``hall-led``."""

import argparse
from collections.abc import Sequence

from station.lines import add_line_options
from station.options import station_parser

SAYS = """Drives the LED window bars on the lines of this machine: calls, idle texts, pauses."""


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = station_parser("hall-led", SAYS)
    add_line_options(parser, "led-left=serial:/dev/ttyUSB0")
    parser.add_argument("--language", default="zh", choices=["zh", "en"], help="of the bars (default: zh)")
    parser.add_argument(
        "--test",
        action="store_true",
        help="show a pattern on every bar until stopped, and say how each is; needs no server",
    )
    return parser.parse_args(argv)
