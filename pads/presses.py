"""Which frames of a pad line are news: repeats and our own echoes are told apart from presses. Pure.

A pad repeats a frame until it hears the answer, so the same frame soon after
is the same press: answered again, obeyed once. Some RS-485 adapters return
all that the host sends, and answering an echo would never end. Only a host
sends digits: when those come back the adapter echoes, and from then on every
frame sent is expected back once. Until the first digits have told, a frame
that comes straight back is taken for an echo, and so is a repeat without end.
Times are seconds of any steady clock.
"""

from enum import StrEnum
from typing import Final

from pads.protocols.ff68 import DISPLAY, Frame

SAME_PRESS: Final = 0.8
STRAIGHT_BACK: Final = 0.06
BACK_WITHIN: Final = 1.0
MOST_REPEATS: Final = 10


class News(StrEnum):
    """What a frame that came in is."""

    NEW = "new"
    REPEAT = "repeat"
    ECHO = "echo"


class Presses:
    """Remembers what was heard and sent on one line; ``echoing`` is None until digits have told."""

    def __init__(self) -> None:
        self.echoing: bool | None = None
        self._heard: dict[int, tuple[Frame, float, int]] = {}
        self._sent: dict[Frame, float] = {}

    def sent(self, frame: Frame, now: float) -> None:
        """Remember that ``frame`` left the wire at ``now``."""
        late = {old for old, at in self._sent.items() if now - at > BACK_WITHIN}
        if any(old.function == DISPLAY for old in late):
            self.echoing = False
        self._sent = {old: at for old, at in self._sent.items() if old not in late} | {frame: now}

    def heard(self, frame: Frame, now: float) -> News:
        """Tell what ``frame`` is; each later repeat prolongs the press."""
        if self._is_echo(frame, now):
            del self._sent[frame]
            return News.ECHO
        last, at, repeats = self._heard.get(frame.address, (None, 0.0, 0))
        again = last == frame and now - at <= SAME_PRESS
        repeats = repeats + 1 if again else 0
        self._heard[frame.address] = (frame, now, repeats)
        if repeats > MOST_REPEATS:
            return News.ECHO
        return News.REPEAT if again else News.NEW

    def _is_echo(self, frame: Frame, now: float) -> bool:
        if frame not in self._sent:
            return False
        if frame.function == DISPLAY:
            self.echoing = True
        ago = now - self._sent[frame]
        return ago <= (STRAIGHT_BACK if self.echoing is None else BACK_WITHIN if self.echoing else -1.0)
