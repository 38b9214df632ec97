"""The programme on a board 节目: its player's post, and what of it the board must know. No Kivy."""

import argparse
import os
from pathlib import Path
from typing import Final

from config.calendar import load_calendar
from config.settings import Board, Hall, Site
from programme.asking import Asking
from programme.days import works_of
from programme.plan import Item, Screen
from programme.post import Post

IDENT_SECONDS: Final = 30.0


def post_of(site: Site, board: Board, hall: Hall, asked: argparse.Namespace, url: str) -> Post:
    """Return the post of ``board``; until the server says otherwise it shows whose hall this is.

    Raises OSError when its folder cannot be used.
    """
    return Post(
        Screen(board.id, board.hall),
        programme_folder(asked.state, board.id),
        Asking(url, asked.token),
        works=works_of(load_calendar()),
        ident=ident_of(site, hall),
    )


def ident_of(site: Site, hall: Hall) -> Item:
    """Return what a board of ``hall`` shows while nothing else is to be shown."""
    return Item(
        id="ident",
        kind="notice",
        seconds=IDENT_SECONDS,
        name=site.name,
        title=f"{site.name} {hall.name}",
        title_en=f"{site.name_en}, {hall.name_en}",
    )


def programme_folder(asked: Path | None, board: str) -> Path:
    """Return the folder of a board's player, in that of the board."""
    return state_folder(asked, board) / "programme"


def state_folder(asked: Path | None, board: str) -> Path:
    """Return the folder for what a board keeps, by default ``$XDG_STATE_HOME/hall/<board>``."""
    if asked is not None:
        return asked
    home = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(home) / "hall" / board
