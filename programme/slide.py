"""Something to show, made ready before it is due: a picture or notice drawn in a thread, or a film.

A slide is opened, looked at until its first picture is there, then played. It
draws nothing itself: it hands over pictures.
"""

import threading
from pathlib import Path
from typing import Protocol

from faces.film import Film, Picture
from faces.fonts import NoFont
from programme.draw import draw
from programme.look import Ground, Size
from programme.plan import Item
from programme.still import BadPicture


class Slide(Protocol):
    """What a player needs of anything to show; a :class:`faces.film.Film` is one."""

    broken: bool

    def look(self) -> bool:
        """Tell whether its first picture is ready; looking is what may move it there."""

    def play(self) -> Picture | None:
        """Begin; return the first picture."""

    def picture(self) -> Picture | None:
        """Return the picture due now, None when the last one stays."""

    def close(self) -> None:
        """Let go of what it holds."""


class Still:
    """A picture or notice; drawing begins at once, in a thread of its own: no slide waits for another."""

    def __init__(self, item: Item, path: Path | None, size: Size, ground: Ground) -> None:
        self.broken = False
        self.reason = ""
        self._picture: Picture | None = None
        self._drawing = threading.Thread(target=self._draw, args=(item, path, size, ground), daemon=True)
        self._drawing.start()

    def look(self) -> bool:
        """Tell whether it is drawn."""
        return self._picture is not None

    def play(self) -> Picture | None:
        """Return it."""
        return self._picture

    def picture(self) -> None:
        """It stays as it is."""

    def close(self) -> None:
        """Let the pixels go."""
        self._picture = None

    def _draw(self, item: Item, path: Path | None, size: Size, ground: Ground) -> None:
        try:
            image = draw(item, path, size, ground)
        except (BadPicture, NoFont, MemoryError, OSError) as error:
            self.reason, self.broken = str(error) or type(error).__name__, True
            return
        self._picture = Picture(image.width, image.height, image.tobytes())


def opened(item: Item, path: Path | None, size: Size, ground: Ground) -> Slide:
    """Return the slide of ``item``, on its way to be ready; ``size`` is the glass it is for, in pixels."""
    if item.kind == "video" and path is not None:
        return Film(path)
    return Still(item, path, size, ground)
