"""What a board says of its own glass: a report that nobody answers, compared with what should be there."""

from typing import Annotated

import msgspec

from wire.live import View
from wire.message import Message, Name

MOST_CALLS = 64


class SeenCall(View, frozen=True, kw_only=True):
    """A call as it stands on the glass, read off what was drawn; ``calling`` when someone is to come."""

    ticket: Name
    number: Name
    times: int
    calling: bool = False


class GlassSeen(Message, frozen=True, kw_only=True):
    """``calls`` stand on the glass now, newest first, of the ``room`` that there is for calls of ``halls``.

    A screen at a window shows the calls of its ``windows`` alone; none is all of the halls.
    ``frame`` is a hash of the pixels drawn last (hexadecimal); nothing for a
    board without a screen. ``mode`` is what the board shows: ``busy``,
    ``idle``, ``closed``, ``silent``, ``starting``, ``off``, or ``urgent`` while the
    programme has all the glass; at a window ``calling``, ``serving``, ``free``, ``paused`` too.
    """

    mode: Name
    halls: Annotated[tuple[Name, ...], msgspec.Meta(max_length=32)] = ()
    windows: Annotated[tuple[Name, ...], msgspec.Meta(max_length=32)] = ()
    calls: Annotated[tuple[SeenCall, ...], msgspec.Meta(max_length=MOST_CALLS)] = ()
    room: int = 0
    frame: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{0,64}$(?!\n)")] = ""
