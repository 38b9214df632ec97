"""The programme on this board's glass: its place, its pace, and the whole glass for what is urgent."""

from typing import Any

from display.layout import Boxes, pixels
from display.program import Program
from display.screens import motion
from faces.automation import Report
from faces.film import Picture
from programme.post import Post
from programme.reel import CALM, FAST, Reel


class Projector:
    """Puts the program's player on ``screen``, whose glass has ``glass`` pixels."""

    def __init__(self, program: Program, screen: Any, zones: Boxes, glass: tuple[int, ...]) -> None:
        self._watch = program.watch
        self._screen = screen
        self._post = post = program.post
        if post is None:
            return
        wide, high = glass
        box = zones.get("programme")
        post.whole = (wide, high)
        post.hides = lambda item: box is None and not item.urgent
        if box is not None:
            post.size = pixels(box, (wide, high))
        self._reel = Reel(self._tick, lambda: post.moves, FAST if motion.smooth() else CALM)
        screen.take_reel(self._reel)

    def describe(self) -> Report:
        """Return what is shown of the programme."""
        item = self._post.item if self._post else None
        return {"item": item.id if item else "", "name": item.name if item else ""}

    @property
    def urgent(self) -> bool:
        """Whether what is urgent has all the glass now."""
        return self._post is not None and self._post.urgent

    def _tick(self) -> Picture | None:
        post: Post | None = self._post
        assert post is not None
        picture = post.tick(self._watch.now())
        self._screen.cover(post.urgent)
        return picture
