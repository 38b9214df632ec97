"""The command line of ``hall-pads``."""

import argparse
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from config.load import DEMO_COUNTY

SAYS = """Drives the call pads on the lines of this machine: their keys, and the digits on them."""


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = argparse.ArgumentParser(prog="hall-pads", description=SAYS)
    parser.add_argument("--version", action="version", version=f"hall-pads {version('hall')}")
    parser.add_argument(
        "--config", type=Path, default=DEMO_COUNTY, metavar="DIR", help="the county's directory"
    )
    parser.add_argument("--site", default="centre", help="the site (default: centre)")
    parser.add_argument(
        "--line", action="append", metavar="ID", help="a line of this machine; repeatable (default: all)"
    )
    parser.add_argument(
        "--address",
        action="append",
        default=[],
        type=_override,
        metavar="LINE=ADDRESS",
        help="where a line is found on this machine, instead of the site's settings",
    )
    parser.add_argument(
        "--server", type=_server, metavar="URL", help="ws://… of the queue server (default: from the site)"
    )
    parser.add_argument(
        "--token", default="", help="this device's token, when it is not on the server's machine"
    )
    return parser.parse_args(argv)


def _override(text: str) -> tuple[str, str]:
    line, equals, address = text.partition("=")
    if not line or not equals or not address:
        raise argparse.ArgumentTypeError(f"{text!r}: expected LINE=ADDRESS, as pads-left=serial:/dev/ttyUSB1")
    return line, address


def _server(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("ws", "wss") or not parts.netloc:
        raise argparse.ArgumentTypeError(f"{text!r}: expected ws://HOST:PORT or wss://HOST")
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") or "/ws"))
