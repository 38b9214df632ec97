"""What devices report of what they did: proofs, kept in the log like all else.

They are intents too: each has a ``command_id``, so that a device may repeat
its report after a cut line until it is answered.
"""

from wire.intents import Intent
from wire.message import Name, Text


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
