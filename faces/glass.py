"""What a Kivy face shows, read off the widgets themselves: targets, texts, the picture.

Widgets tell by attributes: ``target`` (an id; the widget can be touched),
``words`` and ``clipped`` (a text, and whether it fits). Whatever is transparent
or outside the window is not shown.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glPixelStorei, glReadPixels
from PIL import Image

from faces.automation import CannotDo, Report
from faces.survey import survey
from faces.trace import Trace, now

GL_PACK_ALIGNMENT = 0x0D05
QUIET = 3
"""Frames after a change in which a layout settles."""

SLACK = 3.0
"""Pixels a text may stand out of the box it is laid in: rounding."""


class KivyGlass:
    """The glass of a Kivy program; ``describe`` gives ``screen``, ``state`` and what else it tells.

    ``more`` is asked for a report only: what costs too much for every frame.
    """

    def __init__(
        self, window: Any, describe: Callable[[], Report], more: Callable[[], Report] = dict
    ) -> None:
        self._window = window
        self._describe = describe
        self._more = more
        self._quiet = 0
        self._told: Report = {}
        self._trace = Trace()
        Clock.schedule_interval(self._count, 0)
        window.bind(on_touch_down=self._down, on_touch_up=self._up)
        self._swap = window.flip
        window.flip = self._flip  # a handler that flips itself would keep the event from the others

    def report(self) -> Report:
        """Return what is shown now, in reading order of the widget tree."""
        shown = list(_shown(self._window))
        return {
            **self._describe(),
            **self._more(),
            "size": [int(side) for side in self._window.size],
            "targets": [self._target(widget) for widget in _on_top(shown) if getattr(widget, "target", "")],
            "texts": [widget.words for widget in shown if _is_text(widget)],
            "clipped": [widget.words for widget in shown if _clipped(widget)],
        }

    def still(self) -> bool:
        """Tell whether what the program tells has been the same for some frames, and nothing moves."""
        return self._quiet >= QUIET and not self._window.canvas.needs_redraw and not _moving(self._window)

    def shoot(self, path: Path) -> None:
        """Draw once more and write the pixels as PNG."""
        self._picture().save(path)

    def _picture(self) -> Image.Image:
        width, height = (int(side) for side in self._window.system_size)
        self._window.dispatch("on_draw")
        glPixelStorei(GL_PACK_ALIGNMENT, 1)
        pixels = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
        picture = Image.frombytes("RGB", (width, height), bytes(pixels))
        return picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def survey(self) -> Report:
        """Return what stands on the glass, measured; see ``faces.survey``."""
        shown = list(_shown(self._window))
        return survey(_on_top(shown), self._picture())

    def touch(self, target: str) -> None:
        """Refuse: real glass is touched with a finger."""
        raise CannotDo(f"touch {target!r}: this face has a window; touch it at the target's box")

    def marks(self) -> list[Report]:
        """Return touches and first frames since this was last asked."""
        return self._trace.taken()

    def _down(self, *_: object) -> None:
        self._trace.touched("down")

    def _up(self, *_: object) -> None:
        self._trace.touched("up")

    def _flip(self) -> None:
        """Swap the buffers in the window's place, to know when that is done."""
        made = now()
        self._swap()
        if self._window.children:
            self._trace.drawn(self._describe(), made)

    def _count(self, *_: object) -> None:
        told = self._describe()
        self._quiet = self._quiet + 1 if told == self._told else 0
        self._told = told

    def _target(self, widget: Any) -> Report:
        x, y, width, height = _box(widget)
        top = self._window.height - y - height
        texts = [part.words for part in widget.walk(restrict=True) if _is_text(part)]
        return {
            "id": widget.target,
            "text": " ".join(texts),
            "box": [round(x), round(top), round(width), round(height)],
        }


def _on_top(shown: list[Any]) -> list[Any]:
    """Return what a finger can reach: while something ``modal`` is shown, only what is in it."""
    modal = [widget for widget in shown if getattr(widget, "modal", False)]
    return [widget for widget in shown if widget in set(modal[-1].walk(restrict=True))] if modal else shown


def _is_text(widget: Any) -> bool:
    return hasattr(widget, "clipped") and bool(getattr(widget, "words", ""))


def _clipped(widget: Any) -> bool:
    """Tell whether a text does not fit its place, or its place not the frame around it."""
    if not _is_text(widget):
        return bool(getattr(widget, "clipped", False))
    frame = widget.parent
    over = max(frame.x - widget.x, widget.x + widget.width - frame.x - frame.width)
    return bool(widget.clipped) or (over > SLACK and widget.size_hint_x is None)


def _shown(window: Any) -> Iterator[Any]:
    for child in reversed(window.children):
        yield from _walk(child, window)


def _walk(widget: Any, window: Any) -> Iterator[Any]:
    if widget.opacity <= 0:
        return
    x, y, width, height = _box(widget)
    if x + width > 0 and y + height > 0 and x < window.width and y < window.height:
        yield widget
    for child in reversed(widget.children):
        yield from _walk(child, window)


def _box(widget: Any) -> tuple[float, float, float, float]:
    x, y = widget.to_window(*widget.pos)
    return x, y, widget.width, widget.height


def _moving(window: Any) -> bool:
    moving: set[Any] = set()
    for animation in Animation._instances:
        moving.update(entry["widget"] for entry in animation._widgets.values())
    return any(widget in moving for widget in _shown(window) if not getattr(widget, "restless", False))
