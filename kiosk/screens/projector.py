"""The programme on the kiosk's glass: where films play while nobody is here, all of it when urgent."""

from typing import Any, Final

from faces.film import Picture
from kiosk.screens.attract import AttractScreen
from kiosk.signage import IDENT, Signage
from programme.plan import Item
from programme.reel import SMOOTH, Reel

WIDE: Final = 16 / 9
OFF: Final = (0.0, 0.0)


class Screened(Reel):
    """The place of the programme; while it has all the glass, no touch goes through it."""

    def on_touch_down(self, touch: Any) -> bool:
        """Keep a touch on what is urgent from what lies under it."""
        return bool(self.collide_point(*touch.pos) and self.size == self.parent.size)


class Projector:
    """Shows what ``signage`` plays on ``window``, over the program's own widgets."""

    def __init__(self, window: Any, signage: Signage) -> None:
        self._window = window
        self._signage = signage
        self._attract: AttractScreen | None = None
        self._reel = Screened(self, SMOOTH, size_hint=(None, None), size=OFF)
        window.add_widget(self._reel)

    @property
    def waits(self) -> bool:
        """Whether what is due is not on the glass yet."""
        return self._signage.post is not None and self._signage.post.waits

    @property
    def moves(self) -> bool:
        """Whether a film is on."""
        return self._signage.post is not None and self._signage.post.moves

    def tick(self) -> Picture | None:
        """Return what is to be drawn now, None when nothing changes."""
        post = self._signage.post
        if post is None:
            return None
        self._attract = next(
            (one for one in self._window.children[-1].walk(restrict=True) if isinstance(one, AttractScreen)),
            None,
        )
        post.hides = self._hides
        post.whole = (round(self._window.width), round(self._window.height))
        post.size = self._place()
        picture = post.tick(self._signage.now())
        self._arrange(post.item)
        return picture

    def _hides(self, item: Item) -> bool:
        return not item.urgent and (self._attract is None or item.id == IDENT)

    def _place(self) -> tuple[int, int]:
        """Return the pixels of the largest place of the shape of a film, where films are shown."""
        if self._attract is None:
            return self._signage.post.size if self._signage.post else (1, 1)
        wide, high = self._attract.cinema.size
        return max(1, round(min(wide, high * WIDE))), max(1, round(min(high, wide / WIDE)))

    def _arrange(self, item: Item | None) -> None:
        if self._attract is not None:
            self._attract.cinema.give_way(item is not None)
        if item is None:
            self._reel.size = OFF
        elif item.urgent:
            self._reel.pos, self._reel.size = (0, 0), self._window.size
        elif self._attract is not None:
            cinema, (wide, high) = self._attract.cinema, self._place()
            x, y = cinema.to_window(*cinema.pos)
            self._reel.size = (wide, high)
            self._reel.pos = (round(x + (cinema.width - wide) / 2), round(y + (cinema.height - high) / 2))
