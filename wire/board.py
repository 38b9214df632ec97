"""The board conversation: a screen without a view of its own, a browser, asks for all that a board shows.

It is told at once, and again whenever something of it changes. The bodies are
``boards.sheet.Sheet`` and ``programme.timetable.Timetable`` as JSON; they are not
spelled out here so that their forms are defined once.
"""

from typing import Annotated, Literal

import msgspec

from wire.message import Message, Name

Word = Annotated[str, msgspec.Meta(max_length=80, pattern=r"^[^\x00]*$")]


class WatchBoard(Message, frozen=True, kw_only=True):
    """Show me ``board``, the id of a board or of a hall, on glass of ``wide`` × ``high`` pixels.

    ``layout`` and ``language`` win over those of the board; empty leaves them.
    """

    board: Name
    wide: int
    high: int
    layout: Word = ""
    language: Literal["", "zh", "en"] = ""


class BoardIs(Message, frozen=True, kw_only=True):
    """What the board shows from now on."""

    body: msgspec.Raw


class TimetableIs(Message, frozen=True, kw_only=True):
    """What the board shows in the place of its programme, from when to when."""

    body: msgspec.Raw
