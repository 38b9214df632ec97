"""The command line of ``hall-demo``."""

import argparse
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from config.load import DEMO_COUNTY

WATCHING_SPEED: Final = 4.0
SCREEN_SPEED: Final = 30.0
NO_SCREEN_SPEED: Final = 90.0
HELP: Final = """\
A whole hall on this machine: the queue server, kiosks with printers, TV boards, LED bars and call pads are
the real programs; paper, LED lines and pads are virtual devices on real wires; visitors touch the kiosk,
clerks call them. Runs until Ctrl-C, or with --exit until the last visitor has left.
"""


@dataclass(frozen=True)
class Options:
    """What was asked; ``visitors`` None is a stream without end."""

    config: Path
    site: str
    visitors: int | None
    speed: float
    exit: bool
    report: Path | None
    port: int
    kivy: bool
    seed: int
    state: Path | None
    kiosk_size: tuple[int, int]
    all_kiosks: bool
    clerks: bool


def arguments(argv: list[str] | None = None) -> Options:
    """Read the command line; leaves with status 2 when it is wrong."""
    parser = argparse.ArgumentParser(
        prog="hall-demo", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=version("hall"))
    parser.add_argument("--config", type=Path, default=DEMO_COUNTY, metavar="DIR", help="the county's folder")
    parser.add_argument("--site", default="centre", help="the site to run (default: centre)")
    parser.add_argument(
        "--visitors",
        "--visits",
        type=_count,
        metavar="N",
        help="how many come; 0 for none (default: they keep coming, 30 with --exit)",
    )
    parser.add_argument(
        "--speed",
        type=_speed,
        metavar="X",
        help=f"how fast their day runs (default: {WATCHING_SPEED:g} to watch; "
        f"with --exit {SCREEN_SPEED:g}, {NO_SCREEN_SPEED:g} without screens)",
    )
    parser.add_argument(
        "--exit", action="store_true", help="stop when the last has left; 0 if nothing was lost"
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument(
        "--port", type=_port, default=8080, help="the queue server's port; the hall page's is next"
    )
    parser.add_argument("--no-kivy", action="store_true", help="kiosk and boards without screens")
    parser.add_argument("--seed", type=int, default=1, help="who comes and when (default: 1)")
    parser.add_argument("--state", type=Path, metavar="DIR", help="where paper, pictures and logs go")
    parser.add_argument(
        "--kiosk-size",
        type=_size,
        metavar="WxH",
        help="the kiosk's screen (default: 720x1280 to watch, 540x960 with --exit)",
    )
    kiosks = parser.add_mutually_exclusive_group()
    kiosks.add_argument("--one-kiosk", action="store_true", help="only the first kiosk of the site")
    kiosks.add_argument(
        "--all-kiosks",
        action="store_true",
        help="every kiosk (the default to watch: the first is yours, visitors use the others)",
    )
    parser.add_argument(
        "--no-clerks", action="store_true", help="nobody at the windows: be the clerk yourself"
    )
    return _options(parser.parse_args(argv))


def _options(asked: argparse.Namespace) -> Options:
    ending = SCREEN_SPEED if not asked.no_kivy else NO_SCREEN_SPEED
    return Options(
        config=asked.config,
        site=asked.site,
        visitors=30 if asked.visitors is None and asked.exit else asked.visitors,
        speed=asked.speed or (ending if asked.exit else WATCHING_SPEED),
        exit=asked.exit,
        report=asked.report,
        port=asked.port,
        kivy=not asked.no_kivy,
        seed=asked.seed,
        state=asked.state,
        kiosk_size=asked.kiosk_size or ((540, 960) if asked.exit else (720, 1280)),
        all_kiosks=asked.all_kiosks or not (asked.exit or asked.one_kiosk),
        clerks=not asked.no_clerks,
    )


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 100_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r}: expected a whole number from 0 to 100000")


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if 0.1 <= speed <= 1000:
        return speed
    raise argparse.ArgumentTypeError(f"{text!r}: expected a number from 0.1 to 1000")


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65_534:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r}: expected a port, 0 to 65534 (0 takes free ones)")


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    if wide.isdigit() and high.isdigit() and 300 <= int(wide) <= 4000 and 300 <= int(high) <= 4000:
        return int(wide), int(high)
    raise argparse.ArgumentTypeError(f"{text!r}: expected WIDTHxHEIGHT in pixels, such as 1080x1920")
