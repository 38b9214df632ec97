"""What devices report of what they did: proofs, kept in the log like all else.

They are intents too: each has a ``command_id``, so that a device may repeat
its report after a cut line until it is answered.
"""

from typing import Literal

from wire.intents import Intent
from wire.message import Name, Text

BoardFault = Literal["mute", "unshown", "differs", "frozen"]
"""No word from it; a call never stood on it; it shows something else; its picture stands still."""


class SlipPrinted(Intent, frozen=True, kw_only=True):
    """The slip of ``ticket`` came out of ``printer``."""

    ticket: Name
    printer: Name


class SlipFailed(Intent, frozen=True, kw_only=True):
    """The slip did not come out (or unknown); ``reason`` is a stable word (``paper_out``, ``unknown``, …)."""

    ticket: Name
    printer: Name
    reason: Text


class CallShown(Intent, frozen=True, kw_only=True):
    """``screen`` drew the call of ``ticket`` (its ``times``-th)."""

    ticket: Name
    times: int
    screen: Name


class CallSpoken(Intent, frozen=True, kw_only=True):
    """``speaker`` finished saying the call of ``ticket`` (its ``times``-th)."""

    ticket: Name
    times: int
    speaker: Name


class DoubtBoard(Intent, frozen=True, kw_only=True):
    """The server cannot rely on what ``board`` shows: ``fault`` says why, ``detail`` more, for staff."""

    board: Name
    fault: BoardFault
    detail: Text = ""


class TrustBoard(Intent, frozen=True, kw_only=True):
    """What ``fault`` said of ``board`` is over."""

    board: Name
    fault: BoardFault
