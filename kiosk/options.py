"""The command line of ``hall-kiosk``."""

import argparse
import os
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from config.load import DEMO_COUNTY
from config.settings import Server
from faces import window
from kiosk.identity import IdentityFile

ABOUT = """The touch kiosk: find a service, read its guide, take a number.

Exit status: 0 stopped in good order, 1 failed (one sentence says why), 2 wrong usage."""


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    """Return the options; leaves with status 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="hall-kiosk",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,  # what is guarded is started by the same words without --guarded
    )
    parser.add_argument("--version", action="version", version=version("hall"))
    parser.add_argument(
        "--config", type=Path, default=DEMO_COUNTY, metavar="DIR", help="the county's settings"
    )
    parser.add_argument("--site", default="centre", help="the site of the county (default: centre)")
    parser.add_argument("--kiosk", metavar="ID", help="which kiosk of the site this is (default: its first)")
    parser.add_argument(
        "--server", type=_server, metavar="URL", help="the queue server, such as ws://127.0.0.1:8080/ws"
    )
    parser.add_argument("--token", default="", help="the device token; or HALL_TOKEN in the environment")
    parser.add_argument("--printer", metavar="ADDRESS", help="printer address instead of the site's")
    parser.add_argument("--reader", metavar="ADDRESS", help="ID-card reader's address instead of the site's")
    parser.add_argument("--profile", metavar="NAME", help="printer profile instead of the site's")
    parser.add_argument(
        "--sound", metavar="SINK", help="earphone instead of the site's: alsa:DEVICE, file:FOLDER, none"
    )
    parser.add_argument("--state", type=Path, metavar="DIR", help="where cache and journals are kept")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="language to begin in")
    window.add_options(parser)
    parser.add_argument("--no-screen", action="store_true", help="without a window, for tests and demos")
    parser.add_argument(
        "--guarded", action="store_true", help="start it again when it falls or hangs; for a kiosk in a hall"
    )
    parser.add_argument(
        "--hangs", type=float, metavar="SECONDS", help="with --guarded: after how long a silence (default 15)"
    )
    parser.add_argument(
        "--automation", type=Path, metavar="SOCKET", help="tell on this unix socket what is shown"
    )
    asked = parser.parse_args(argv)
    asked.token = asked.token or os.environ.get("HALL_TOKEN", "")
    asked.token_given = bool(asked.token)
    return asked


def server_url(asked: str | None, server: Server) -> str:
    """Return the address to connect to: the one asked for, or the site's."""
    return asked or f"ws://{server.host}:{server.port}/ws"


def state_folder(asked: Path | None, kiosk: str) -> Path:
    """Return the folder for cache and journals, by default ``$XDG_STATE_HOME/hall/<kiosk>``."""
    return asked or _home() / kiosk


def identity_file(asked: Path | None) -> IdentityFile:
    """Return the file that says who this machine is: it is read before anybody knows which kiosk this is."""
    return IdentityFile((asked or _home()) / "identity")


def _home() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "hall"


def _server(text: str) -> str:
    parts = urlsplit(text)
    try:
        usable = parts.scheme in ("ws", "wss") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a URL such as ws://127.0.0.1:8080/ws")
    return text if parts.path not in ("", "/") else f"{text.rstrip('/')}/ws"
