"""The command line of ``hall-pads``."""

import argparse
from collections.abc import Sequence

from station.lines import add_line_options
from station.options import station_parser

SAYS = """Drives the call pads on the lines of this machine: their keys, and the digits on them."""


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = station_parser("hall-pads", SAYS)
    add_line_options(parser, "pads-left=serial:/dev/ttyUSB1")
    return parser.parse_args(argv)
