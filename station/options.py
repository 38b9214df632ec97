"""The options every program of the hall understands: which county, which site, which server, which token."""

import argparse
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from config.load import DEMO_COUNTY
from config.settings import Server


def station_parser(program: str, says: str) -> argparse.ArgumentParser:
    """Return a parser with the common options; the program adds its own."""
    parser = argparse.ArgumentParser(
        prog=program,
        description=says,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,  # what is guarded is started by the same words without --guarded
    )
    parser.add_argument("--version", action="version", version=f"{program} {version('hall')}")
    parser.add_argument(
        "--config", type=Path, default=DEMO_COUNTY, metavar="DIR", help="the county's directory"
    )
    parser.add_argument("--site", default="centre", help="the site (default: centre)")
    parser.add_argument(
        "--server", type=server, metavar="URL", help="ws://… of the queue server (default: from the site)"
    )
    parser.add_argument(
        "--token", default="", help="this device's token, when it is not on the server's machine"
    )
    return parser


def server(text: str) -> str:
    """Return the address of a queue server's WebSocket; ``/ws`` is added where no path is given.

    Raises ArgumentTypeError, which argparse turns into wrong usage.
    """
    parts = urlsplit(text)
    try:
        usable = parts.scheme in ("ws", "wss") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise argparse.ArgumentTypeError(f"{text!r}: expected ws://HOST:PORT or wss://HOST")
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") or "/ws"))


def server_url(asked: str | None, site: Server) -> str:
    """Return the server to connect to: the one asked for, or the site's."""
    return asked or f"ws://{site.host}:{site.port}/ws"
