"""One virtual pad: its six cells, its beeper, its unanswered keys, and its state as a file.

``<name>.json`` is replaced in one step at every change.
"""

import itertools
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pads.virtual.ff68_pad import Heard

DARK: Final = " " * 6


_serial = itertools.count()


@dataclass
class VirtualPad:
    """The pad ``number`` at a window; ``digits`` are the cells as text, a blank for a dark one."""

    number: int
    name: str
    folder: Path
    digits: str = DARK
    beeps: int = 0
    pressed: int = 0
    answered: int = 0
    rating_open: bool = False
    muted: bool = False

    def hear(self, heard: Heard) -> None:
        """Do what the host says; what it says to others or not at all is passed over."""
        match heard.function, heard.data:
            case (0x02, cells) if len(cells) == 6:
                self.digits = "".join(str(cell) if cell < 10 else " " for cell in cells)
            case (0x03, b""):
                self.beeps += 1
            case (0x01, b"\x0b"):
                self.rating_open = True
            case _:
                return
        self.write()

    def write(self) -> None:
        """Write the state."""
        state = {
            "pad": self.number,
            "name": self.name,
            "digits": self.digits,
            "waiting": self.digits[:3].strip(),
            "ticket": self.digits[3:].strip(),
            "beeps": self.beeps,
            "pressed": self.pressed,
            "answered": self.answered,
            "rating_open": self.rating_open,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f".{self.name}.json.{next(_serial)}"
        fresh.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self.folder / f"{self.name}.json")
