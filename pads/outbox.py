"""What waits to be sent to the pads of a line: beeps before digits, newest digits only. Pure.

Nobody acknowledges digits, so they are sent again now and then. Times are
seconds of any steady clock.
"""

from collections.abc import Iterable
from typing import Final

from pads.digits import DARK, Cells
from pads.protocols.ff68 import Frame, show

AGAIN_AFTER: Final = 30.0
NEVER: Final = float("-inf")


class Outbox:
    """The pads of one line, dark at first."""

    def __init__(self, pads: Iterable[int]) -> None:
        self._wanted: dict[int, Cells] = dict.fromkeys(pads, DARK)
        self._sent: dict[int, float] = dict.fromkeys(self._wanted, NEVER)
        self._first: list[Frame] = []

    def want(self, pad: int, cells: Cells) -> None:
        """Show these cells from now on; the same as before asks for nothing."""
        if self._wanted[pad] != cells:
            self._wanted[pad], self._sent[pad] = cells, NEVER

    def add(self, frame: Frame) -> None:
        """Send ``frame`` once, before all digits; lost with the line."""
        self._first.append(frame)

    def next(self, now: float) -> Frame | None:
        """Return the frame to send now, or None; it counts as sent."""
        if self._first:
            return self._first.pop(0)
        pad = min(self._sent, key=self._sent.__getitem__, default=None)
        if pad is None or now - self._sent[pad] < AGAIN_AFTER:
            return None
        self._sent[pad] = now
        return show(pad, self._wanted[pad])

    def line_lost(self) -> None:
        """Everything must be shown again; beeps are late by now."""
        self._sent = dict.fromkeys(self._wanted, NEVER)
        self._first.clear()
