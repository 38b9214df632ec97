"""``--store`` and ``--database``: where a program finds the site's store, if not where its settings say."""

import argparse
from pathlib import Path

from queue_server.storage.place import BadPlace, Place, place


def add_store_options(parser: argparse.ArgumentParser) -> None:
    """Add the options; ``asked.store`` is a Place, or None when the site's settings are to say it."""
    options = parser.add_mutually_exclusive_group()
    options.add_argument(
        "--store",
        type=_place,
        metavar="PLACE",
        help="the site's store, sqlite:FILE or postgresql://USER@HOST/DATABASE (default: from its settings)",
    )
    options.add_argument(
        "--database", dest="store", type=Path, metavar="FILE", help="short for --store sqlite:FILE"
    )


def _place(text: str) -> Place:
    try:
        return place(text)
    except BadPlace as error:
        raise argparse.ArgumentTypeError(str(error)) from error
