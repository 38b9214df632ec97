"""The serial lines of this machine: which of the site's it drives, and where they are found."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from config.led import LedLine
from config.settings import PadLine, Site

L = TypeVar("L", LedLine, PadLine)


class NoSuchLine(ValueError):
    """The site has no such line; the text says which there are."""


def add_line_options(parser: argparse.ArgumentParser, example: str) -> None:
    """Add ``--line`` and ``--address``; ``example`` shows the latter's form."""
    parser.add_argument(
        "--line", action="append", metavar="ID", help="a line of this machine; repeatable (default: all)"
    )

    def override(text: str) -> tuple[str, str]:
        line, equals, address = text.partition("=")
        if not line or not equals or not address:
            raise argparse.ArgumentTypeError(f"{text!r}: expected LINE=ADDRESS, as {example}")
        return line, address

    parser.add_argument(
        "--address",
        action="append",
        default=[],
        type=override,
        metavar="LINE=ADDRESS",
        help="where a line is found on this machine, instead of the site's settings",
    )


def lines_of(
    site: Site, lines: Sequence[L], what: str, wanted: Iterable[str] | None, addresses: Mapping[str, str]
) -> list[L]:
    """Return those of the site's ``lines`` to drive, found where ``addresses`` says; raises NoSuchLine."""
    known = {line.id: line for line in lines}
    asked: list[str] = list(wanted or known)
    for name in (*asked, *addresses):
        if name not in known:
            expected = ", ".join(known) or "none"
            raise NoSuchLine(f"no {what} line {name!r} at site {site.id!r}; expected one of: {expected}")
    if not asked:
        table = f"[[{what.lower()}_lines]]"
        raise NoSuchLine(f"site {site.id!r} has no {what} lines; expected {table} in its site.toml")
    return [replace(known[name], address=addresses.get(name, known[name].address)) for name in asked]


def halls_of(site: Site, windows: Iterable[str]) -> list[str]:
    """Return the halls where these windows stand, each once."""
    here = set(windows)
    return list(dict.fromkeys(window.hall for window in site.windows if window.id in here))
