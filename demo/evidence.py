"""What was seen of the hall from outside it: the log, the paper, the glass, the bars, the sound. Pure values.

Each kind is read from where a person would look: nothing here is what a
program says it sent. ``at`` is always when it was seen, aware and in UTC.
"""

from datetime import datetime

import msgspec

from queue_server.domain.events import AnyEvent


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """A record of the server's log, as ``GET /api/v1/events`` gives it."""

    seq: int
    at: datetime
    event: AnyEvent
    device: str = ""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A visitor, at ``kiosk`` since ``since``, saw ``number`` on its glass as theirs."""

    visitor: str
    kiosk: str
    number: str
    since: datetime
    at: datetime


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A slip that came out of a printer: the number on it, and what its QR code says, ``""`` without one."""

    number: str
    qr: str
    at: datetime
    printer: str = ""
    picture: str = ""


class OnGlass(msgspec.Struct, frozen=True, kw_only=True):
    """A board drew the ``times``-th call of a ticket."""

    ticket: str
    number: str
    window: str
    times: int
    at: datetime
    board: str = ""


class OnBar(msgspec.Struct, frozen=True, kw_only=True):
    """A bar said ``text`` from ``at`` on; ``bar`` is the window's id."""

    bar: str
    text: str
    at: datetime


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The ``times``-th call of a ticket was heard to its end."""

    ticket: str
    times: int
    at: datetime


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, each kind in the order it was seen.

    ``board_windows`` and ``bar_windows`` are those whose calls a board or a bar
    is there to show; None is all.
    """

    log: tuple[Logged, ...] = ()
    taken: tuple[Taken, ...] = ()
    papers: tuple[Paper, ...] = ()
    glass: tuple[OnGlass, ...] = ()
    bars: tuple[OnBar, ...] = ()
    said: tuple[Said, ...] = ()
    board_windows: frozenset[str] | None = None
    bar_windows: frozenset[str] | None = None
