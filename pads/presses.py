"""Which frames of a pad line are news: repeats and our own echoes are told apart from presses. Pure.

A pad repeats a frame until it hears the answer, so the same frame soon after
is the same press: answered again, obeyed once. Some RS-485 adapters return
what the host sends: a frame just sent that comes straight back is nobody's.
Times are seconds of any steady clock.
"""

from enum import StrEnum
from typing import Final

from pads.protocols.ff68 import Frame

SAME_PRESS: Final = 0.8
ECHO_WITHIN: Final = 0.06


class News(StrEnum):
    """What a frame that came in is."""

    NEW = "new"
    REPEAT = "repeat"
    ECHO = "echo"


class Presses:
    """Remembers what was heard and sent on one line."""

    def __init__(self) -> None:
        self._heard: dict[int, tuple[Frame, float]] = {}
        self._sent: dict[Frame, float] = {}

    def sent(self, frame: Frame, now: float) -> None:
        """Remember that ``frame`` left the wire at ``now``."""
        recent = {old: at for old, at in self._sent.items() if now - at <= ECHO_WITHIN}
        self._sent = recent | {frame: now}

    def heard(self, frame: Frame, now: float) -> News:
        """Tell what ``frame`` is; each later repeat prolongs the press."""
        if now - self._sent.pop(frame, now - 2 * ECHO_WITHIN) <= ECHO_WITHIN:
            return News.ECHO
        last, at = self._heard.get(frame.address, (None, 0.0))
        self._heard[frame.address] = (frame, now)
        return News.REPEAT if last == frame and now - at <= SAME_PRESS else News.NEW
