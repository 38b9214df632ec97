"""Who waits: a line per queue of the hall with its people and expected wait, and the windows that pause.

More queues than lines turn pages; every page has the same number of lines, so
that nothing jumps.
"""

from datetime import datetime
from typing import Any, Final

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from boards.board import BoardView, QueueRow
from boards.layout import QUEUES_FOOT as PAUSED
from boards.layout import QUEUES_HEAD as TITLE
from boards.layout import QUEUES_TURN, queue_lines
from boards.words import Words
from faces import theme as t

MOST: Final = 58.0
PEOPLE_WIDE, WAIT_WIDE = 56.0, 98.0
LONG: Final = 10
"""Letters of a name from which all names are set small: one size reads as one list."""
DIM: Final = 0.6
"""What is no longer kept up to date steps back."""


class WaitingRow(Widget):
    """One queue."""

    prefix = StringProperty("")
    name = StringProperty("")
    people = StringProperty("")
    wait = StringProperty("")
    paused = BooleanProperty(False)
    small = BooleanProperty(False)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, row: QueueRow | None, words: Words) -> None:
        """Show ``row``, or nothing."""
        if row is None:
            self.name = self.prefix = self.people = self.wait = ""
            return
        self.prefix, self.name = row.prefix, words.name(row.name, row.name_en)
        self.people, self.wait = str(row.waiting), words.wait(row)
        self.paused = row.open_windows == 0

    def _arrange(self, *_: object) -> None:
        at = self.ids
        chip, people, wait = t.dp(34), t.dp(PEOPLE_WIDE), t.dp(WAIT_WIDE)
        at.chip.size, at.chip.pos = (chip, t.dp(30)), (self.x, self.center_y - t.dp(15))
        at.wait.size, at.wait.pos = (wait, self.height), (self.right - wait, self.y)
        at.people.size, at.people.pos = (people, self.height), (at.wait.x - people, self.y)
        left = at.chip.right + t.dp(10)
        at.name.size, at.name.pos = (at.people.x - left, self.height), (left, self.y)


class WaitingPanel(Widget):
    """All queues of the hall, in one column or in two where the panel is wide."""

    title = StringProperty("")
    people = StringProperty("")
    wait = StringProperty("")
    page = StringProperty("")
    paused = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._rows: list[WaitingRow] = []
        self._queues = 0
        for name in ("pos", "size"):
            self.fbind(name, self._arrange)

    def show(self, view: BoardView, words: Words) -> None:
        """Show the queues of ``view``."""
        self.title = f"{words('Waiting')}  {words.other('Waiting')}"
        self._queues = len(view.queues)
        headed = self._columns() == 1
        self.people, self.wait = (words("People"), words("Expected wait")) if headed else ("", "")
        self.opacity = 1.0 if view.age is None else DIM
        self.paused = words.paused(view.windows)
        self._make(len(view.queues))
        size = max(len(self._rows), 1)
        pages = max(-(-len(view.queues) // size), 1)
        page = turned(view.now, pages)
        self.page = words("{page} of {pages}", page=page + 1, pages=pages) if pages > 1 else ""
        shown = view.queues[page * size : (page + 1) * size]
        small = any(len(words.name(one.name, one.name_en)) >= LONG for one in view.queues)
        for at, row in enumerate(self._rows):
            row.small = small
            row.show(shown[at] if at < len(shown) else None, words)

    def _columns(self) -> int:
        return queue_lines(self.width / t.dp(1), self.height / t.dp(1), self._queues)[0]

    def _room(self) -> float:
        return float(self.height - t.dp(TITLE) - t.dp(PAUSED))

    def _make(self, queues: int) -> None:
        columns, lines = queue_lines(self.width / t.dp(1), self.height / t.dp(1), queues)
        wanted = min(queues, lines * columns)
        if wanted == len(self._rows):
            return
        for row in self._rows:
            self.remove_widget(row)
        self._rows = [WaitingRow() for _ in range(wanted)]
        for row in self._rows:
            self.add_widget(row)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        at, inner = self.ids, t.dp(18)
        title = t.dp(TITLE)
        at.title.size, at.title.pos = (self.width / 2, title), (self.x + inner, self.top - title)
        wait, people = t.dp(WAIT_WIDE), t.dp(PEOPLE_WIDE)
        at.wait.size, at.wait.pos = (wait, title), (self.right - inner - wait, self.top - title)
        at.people.size, at.people.pos = (people, title), (at.wait.x - people, self.top - title)
        at.page.size = (self.width / 3, title)
        at.page.pos = (at.people.x - at.page.width, self.top - title)
        at.paused.size = (self.width - 2 * inner, t.dp(PAUSED))
        at.paused.pos = (self.x + inner, self.y + t.dp(2))
        if not self._rows:
            return
        columns = self._columns()
        lines = -(-len(self._rows) // columns)
        high = min(self._room() / lines, t.dp(MOST))
        wide = (self.width - inner * (columns + 1)) / columns
        for number, row in enumerate(self._rows):
            column, line = divmod(number, lines)
            row.size = (wide, high)
            row.pos = (self.x + inner + column * (wide + inner), self.top - title - (line + 1) * high)


def turned(now: datetime, pages: int) -> int:
    """Return which of ``pages`` is up at ``now``."""
    return int(now.timestamp() // QUEUES_TURN) % pages
