"""What is on the glass: follows the schedule, has the next item ready in time, proves what was shown.

No Kivy and no clock of its own: whoever draws calls :meth:`Player.tick` often,
and draws what it returns. The picture on the glass is never taken away before
the next one is there, so there is no black between items; an item that cannot
be shown is passed over and told of.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import msgspec

from faces.film import Picture
from programme.journal import Journal
from programme.plan import Item, Plan, Screen
from programme.schedule import Due, Turn, Works, due
from programme.slide import Slide

AHEAD: Final = timedelta(seconds=8)
"""How long before it is due the next item is opened."""
BEAT: Final = 1.0


class _On(msgspec.Struct):
    """What is on the glass: the turn it has, its slide, its number in the journal, since when (monotonic)."""

    turn: Turn
    slide: Slide
    number: int
    since: float


class Player:
    """Plays on ``screen``; ``open_slide`` opens an item, ``seconds`` is a monotonic clock.

    ``without`` returns the media that are not here. ``hides`` tells
    what this glass has no place for now: then nothing is shown, and nothing told.
    """

    def __init__(
        self,
        screen: Screen,
        works: Works,
        journal: Journal,
        *,
        open_slide: Callable[[Item], Slide],
        without: Callable[[Plan], frozenset[str]],
        seconds: Callable[[], float],
    ) -> None:
        self._screen = screen
        self._works = works
        self._journal = journal
        self._open_slide = open_slide
        self._without = without
        self._seconds = seconds
        self.hides: Callable[[Item], bool] = lambda _: False
        self._plan: Plan | None = None
        self._due: Due | None = None
        self._on: _On | None = None
        self._next: tuple[Item, Slide] | None = None
        self._spoilt: frozenset[str] = frozenset()
        self._given_up: Turn | None = None
        self._beat = 0.0
        self._waits = False

    @property
    def item(self) -> Item | None:
        """What is on the glass."""
        return self._on.turn.item if self._on else None

    @property
    def number(self) -> int | None:
        """The number of the play that is on, in the journal."""
        return self._on.number if self._on else None

    @property
    def moves(self) -> bool:
        """Whether the glass has to be looked after at every frame: a film is on it, or about to be."""
        return any(item.kind == "video" for item in (self.item, self._next and self._next[0]) if item)

    @property
    def waits(self) -> bool:
        """Whether what is due is not on the glass yet: then it is looked after often."""
        return self._waits

    def take(self, plan: Plan) -> None:
        """Follow ``plan`` from now on; media that were broken get another try."""
        self._plan, self._due, self._spoilt, self._given_up = plan, None, frozenset(), None
        self._waits = True

    def look_again(self) -> None:
        """Media came or went: what is due may be something else."""
        self._due = None

    def tick(self, now: datetime) -> Picture | None:
        """Return what is to be drawn at ``now`` (aware, in the site's time); None when nothing changes."""
        self._live()
        if self._plan is None:
            return None
        turn = self._turn(self._plan, now)
        self._waits = False
        if self.hides(turn.item):
            self._end()
            return None
        if self._on is None or self._on.turn != turn:
            fresh = self._turn_to(turn, now)
            if fresh is not None:
                return fresh
        elif self._due is not None and turn.until - now <= AHEAD:
            self._prepare(self._due.following)
        return self._on.slide.picture() if self._on else None

    def close(self) -> None:
        """Take all from the glass, in good order."""
        self._end()
        if self._next is not None:
            self._next[1].close()
        self._next = None

    def _turn(self, plan: Plan, now: datetime) -> Turn:
        if self._due is None or not self._due.now.since <= now < self._due.now.until:
            without = self._without(plan) | self._spoilt
            self._due = due(plan, self._screen, now, self._works, without)
        return self._due.now

    def _turn_to(self, turn: Turn, now: datetime) -> Picture | None:
        if self._on is not None and self._on.turn.item == turn.item and turn.item.kind != "video":
            self._again(turn, now)
            return None
        if turn == self._given_up:
            return None
        slide = self._prepare(turn.item)
        if slide.look():
            self._end()
            self._next = None
            self._on = _On(turn, slide, self._journal.begin(turn.item, now.timestamp()), self._seconds())
            return slide.play()
        self._waits = not slide.broken
        if slide.broken:
            self._give_up(turn, slide, now)
        return None

    def _again(self, turn: Turn, now: datetime) -> None:
        """The same picture has its next turn: it stays, but that is another play."""
        on = self._on
        assert on is not None
        if on.turn.since != turn.since:
            self._journal.end(on.number, self._seconds() - on.since)
            on.number, on.since = self._journal.begin(turn.item, now.timestamp()), self._seconds()
        on.turn = turn

    def _prepare(self, item: Item) -> Slide:
        if self._next is not None and self._next[0] == item:
            self._next[1].look()
            return self._next[1]
        if self._next is not None:
            self._next[1].close()
        slide = self._open_slide(item)
        self._next = (item, slide)
        return slide

    def _give_up(self, turn: Turn, slide: Slide, now: datetime) -> None:
        item = turn.item
        self._journal.broken(item, now.timestamp(), getattr(slide, "reason", "") or "it cannot be played")
        slide.close()
        self._next, self._due, self._given_up = None, None, turn
        if item.media:
            self._spoilt |= {item.media}

    def _end(self) -> None:
        if self._on is not None:
            self._journal.end(self._on.number, self._seconds() - self._on.since)
            self._on.slide.close()
            self._on = None

    def _live(self) -> None:
        if self._on is not None and self._seconds() - self._beat >= BEAT:
            self._beat = self._seconds()
            self._journal.alive()
