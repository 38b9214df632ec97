"""Whether a board lives: not that its loop turns, but that frames reach the glass. No Kivy."""

import time
from collections.abc import Callable
from typing import Final

from station.heartbeat import Heartbeat

STILL: Final = 90.0
"""Seconds without a frame after which a board is to be started anew: its clock alone makes one a minute."""


class Pulse:
    """Beats for a glass that is drawn; ``seconds`` is a clock that never goes back."""

    def __init__(self, heart: Heartbeat, seconds: Callable[[], float] = time.monotonic) -> None:
        self._heart = heart
        self._seconds = seconds
        self._drawn_at = seconds()

    def drawn(self) -> None:
        """Note that a frame reached the glass."""
        self._drawn_at = self._seconds()

    def beat(self) -> None:
        """Say that the board lives, unless its picture has stood still for too long."""
        if self._seconds() - self._drawn_at < STILL:
            self._heart.beat()
