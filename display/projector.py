"""The programme on this board's glass: its place, its pace, and the whole glass for what is urgent."""

from typing import Any

from boards.layout import Boxes, pixels
from display.program import Program
from display.screens import motion
from faces.automation import Report
from faces.film import Picture
from programme.post import Post
from programme.reel import CALM, SMOOTH, Reel


class Projector:
    """Puts the program's player on ``screen``, whose glass has ``glass`` pixels."""

    def __init__(self, program: Program, screen: Any, zones: Boxes, glass: tuple[int, ...]) -> None:
        self._post = program.post
        if program.post is None:
            return
        box, whole = zones.get("programme"), (glass[0], glass[1])
        program.post.whole = whole
        program.post.hides = lambda item: (box is None or screen.dark) and not item.urgent
        if box is not None:
            program.post.size = pixels(box, whole)
        played = Played(program, program.post, screen)
        screen.take_reel(Reel(played, SMOOTH if motion.smooth() else CALM))

    def describe(self) -> Report:
        """Return what is shown of the programme."""
        item = self._post.item if self._post else None
        return {"item": item.id if item else "", "name": item.name if item else ""}

    @property
    def urgent(self) -> bool:
        """Whether what is urgent has all the glass now."""
        return self._post is not None and self._post.urgent


class Played:
    """What the reel shows: the post's player, and the whole glass for it while that is urgent."""

    def __init__(self, program: Program, post: Post, screen: Any) -> None:
        self._watch = program.watch
        self._post = post
        self._screen = screen

    def tick(self) -> Picture | None:
        """Return what is to be drawn now, None when nothing changes."""
        picture = self._post.tick(self._watch.now())
        self._screen.cover(self._post.urgent)
        return picture

    @property
    def waits(self) -> bool:
        """Whether what is due is not on the glass yet."""
        return self._post.waits

    @property
    def moves(self) -> bool:
        """Whether a film is on."""
        return self._post.moves
