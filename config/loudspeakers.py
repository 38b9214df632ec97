"""The loudspeakers a site has, said or left to the boards, and what each of them says. Pure."""

from collections.abc import Sequence
from typing import Final

from config.settings import Board, Site, Window
from config.voice import Loudspeaker

SILENT: Final = "none"


def loudspeakers_of(site: Site) -> tuple[Loudspeaker, ...]:
    """Return those of the settings, else every board that has a sound, each in its own hall."""
    return site.loudspeakers or tuple(alone(board) for board in site.boards if board.sound != SILENT)


def driven_by(board: Board, site: Site) -> tuple[Loudspeaker, ...]:
    """Return what the program of ``board`` drives."""
    return tuple(one for one in loudspeakers_of(site) if one.board == board.id and one.sound != SILENT)


def alone(board: Board, sound: str = "", also: Sequence[str] = ()) -> Loudspeaker:
    """Return a board that speaks in its own hall, and for the halls it was ``also`` told to; at ``sound``."""
    halls = tuple(dict.fromkeys((board.hall, *also)))
    return Loudspeaker(id=board.id, board=board.id, sound=sound or board.sound, halls=halls)


def home_of(loudspeaker: Loudspeaker) -> str:
    """Return the hall that its calls need not name: its only one, or that of a board that speaks alone."""
    only = len(loudspeaker.halls) == 1 or loudspeaker.id == loudspeaker.board
    return loudspeaker.halls[0] if only else ""


def windows_of(site: Site, loudspeaker: Loudspeaker) -> tuple[Window, ...]:
    """Return the windows whose calls ``loudspeaker`` says."""
    here = (window for window in site.windows if window.hall in loudspeaker.halls)
    return tuple(w for w in here if not loudspeaker.windows or w.id in loudspeaker.windows)
