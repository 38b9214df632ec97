"""What happened on a glass, and when: touches, and the first frame of everything new. No Kivy.

Times are milliseconds of the machine's monotonic clock, which all programs on
it share. A frame has two: ``made`` when its drawing was handed over, ``drawn``
when the swap of the window's buffers came back.
"""

import time
from collections import deque
from typing import Any, Final

KEPT: Final = 4096
"""Marks that wait to be asked for; older ones go."""


def now() -> float:
    """Return the time in milliseconds."""
    return time.monotonic() * 1000


class Trace:
    """The marks since it was last asked for."""

    def __init__(self) -> None:
        self._marks: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._told: object = None
        self._pressed = False

    def touched(self, way: str) -> None:
        """Mark a finger's ``down`` or ``up``."""
        self._marks.append({"touch": way, "at": now()})
        self._pressed = True

    def drawn(self, told: dict[str, Any], made: float) -> None:
        """Mark a frame when ``told`` is new in it, or a finger touched since the last one."""
        if told == self._told and not self._pressed:
            return
        words = {key: told.get(key, "") for key in ("screen", "state", "changes")}
        self._marks.append({"frame": words, "new": told != self._told, "made": made, "drawn": now()})
        self._told, self._pressed = told, False

    def taken(self) -> list[dict[str, Any]]:
        """Return the marks, oldest first, and begin anew."""
        marks = list(self._marks)
        self._marks.clear()
        return marks
