"""What was done last at a window, kept for a moment so that it can be undone."""

from datetime import datetime

import msgspec

from queue_server.domain.place import Place
from queue_server.domain.rated import Served
from queue_server.domain.ticket import Ticket
from queue_server.domain.unlearning import Taught


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one call changed in the accounts of fairness, and no more: a hall has many lines.

    ``expected`` and ``owed`` are how the ticket stood in them; ``turn`` is the
    place in ``turn_line`` that arrival order called instead. ``passed`` has the
    new runs of lines, each one more than before, or 0 where one ``ended`` that
    had been so long; ``cut`` are those who had passed the ticket, and nobody
    behind it. ``cycle`` is the
    group's step before and after.
    """

    expected: bool
    owed: float | None
    turn: Place | None
    turn_line: str
    passed: dict[str, int] = {}
    ended: dict[str, int] = {}
    cut: tuple[Place, ...] = ()
    group: str
    cycle: tuple[int, int]


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """What one action changed.

    ``tickets`` and ``seat`` (with ``since``) are as before the action;
    ``taught`` is what was learned from it, the latest first; ``entry`` is what
    a call changed in the accounts of fairness. ``seq`` counts the records
    before it; ``by_next`` says that next finished the ticket, ``ghost`` that a
    transfer put it where its ghost had stood. ``served`` is who could rate before.
    """

    action: str
    at: datetime
    seq: int
    by_next: bool
    tickets: tuple[Ticket, ...]
    seat: str | None
    since: datetime | None
    taught: tuple[Taught, ...] = ()
    entry: Entry | None = None
    ghost: bool = False
    served: Served | None = None
