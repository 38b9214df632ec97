"""One virtual bar: what stands on its glass, and its picture and state as files.

Files, each replaced in one step: ``<name>.png`` the bar as it hangs;
``<name>-strip.png`` the whole text without case when it scrolls (move it left
dot by dot to see it run); ``<name>.json`` the state below.
"""

import itertools
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PIL import Image

from display.led.virtual import dots
from display.led.virtual.card import Drawn, Update

FULL: Final = 100

_serial = itertools.count()


@dataclass
class VirtualBar:
    """A bar of ``cells`` × 8 by ``rows`` dots above a window, with red, amber or green diodes."""

    screen: int
    name: str
    folder: Path
    cells: int = 16
    colour: str = "red"
    rows: int = dots.ROWS
    lit: bool = True
    percent: int = FULL
    frames: int = 0
    areas: dict[int, Drawn] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is on the glass, areas in order, blanks at the ends cut off; empty when dark."""
        said = "\n".join(area.text for _, area in sorted(self.areas.items()))
        return said.strip() if self.lit else ""

    def apply(self, update: Update) -> None:
        """Take away and put on areas; a new mapping each time, as a painter may be reading the old one."""
        kept = {number: area for number, area in self.areas.items() if number not in update.delete}
        self.areas = kept | {area.id: area for area in update.areas}

    def forget(self) -> None:
        """Lose everything, as after a power cut."""
        self.areas = {}
        self.lit = True

    def draw(self) -> None:
        """Write picture, strip and state."""
        self.folder.mkdir(parents=True, exist_ok=True)
        strip = self._strip()
        face = self._light(dots.window(self._whole(), self.cells * dots.HALF))
        self._write(dots.in_case(face), f"{self.name}.png")
        if strip is not None:
            self._write(self._light(strip), f"{self.name}-strip.png")
        self._write_state(strip)

    def _light(self, matrix: Image.Image) -> Image.Image:
        return dots.glass(matrix, self._glow(), self.percent)

    def _whole(self) -> Image.Image:
        shown = [area for _, area in sorted(self.areas.items())] if self.lit else []
        whole = Image.new("1", (self.cells * dots.HALF, self.rows))
        for area in shown:
            down = area.y + max(0, area.height - area.size) // 2
            whole.paste(dots.window(dots.matrix(area.text, area.size), area.width), (area.x, down))
        return whole

    def _strip(self) -> Image.Image | None:
        running = [area for area in self.areas.values() if area.scrolls and self.lit]
        if not running:
            return None
        text = dots.matrix(running[0].text, running[0].size)
        strip = Image.new("1", (text.width + self.cells * dots.HALF, self.rows))
        # then a bar's width of dark, before it begins again
        strip.paste(text, (0, max(0, self.rows - running[0].size) // 2))
        return strip

    def _glow(self) -> str:
        return next((area.colour for area in self.areas.values() if area.colour), self.colour)

    def _write(self, picture: Image.Image, name: str) -> None:
        fresh = self.folder / f".{name}.{next(_serial)}"
        picture.save(fresh, format="PNG", compress_level=1)
        fresh.replace(self.folder / name)

    def _write_state(self, strip: Image.Image | None) -> None:
        pace = next((area.seconds_a_dot for area in self.areas.values() if area.scrolls), 0.0)
        state = {
            "bar": self.name,
            "screen": self.screen,
            "text": self.text,
            "lit": self.lit,
            "scroll": strip is not None,
            "strip": f"{self.name}-strip.png" if strip is not None else None,
            "strip_dots": strip.width if strip is not None else 0,
            "seconds_a_dot": pace,
            "percent": self.percent,
            "blinks": any(area.blinks for area in self.areas.values()),
            "pitch": dots.PITCH,
            "bezel": dots.BEZEL,
            "cells": self.cells,
            "rows": self.rows,
            "size": max((area.size for area in self.areas.values()), default=0),
            "colour": self._glow(),
            "frames": self.frames,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }
        fresh = self.folder / f".{self.name}.json.{next(_serial)}"
        fresh.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self.folder / f"{self.name}.json")
