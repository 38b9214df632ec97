"""What was done last at a window, kept for a moment so that it can be undone."""

from datetime import datetime

import msgspec

from queue_server.domain.place import Place
from queue_server.domain.ticket import Ticket
from queue_server.domain.unlearning import Taught

Passers = list[Place]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one call changed: each value with the one before it.

    ``expected`` and ``owed`` are how the ticket stood in the accounts; ``turn``
    is the place in ``turn_line`` that arrival order called instead.
    """

    expected: bool
    owed: float | None
    turn: Place | None
    turn_line: str
    runs: dict[str, tuple[int, int]]
    passers: dict[str, tuple[Passers, Passers]]
    group: str
    cycle: tuple[int, int]


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """What one action changed.

    ``tickets`` and ``seat`` (with ``since``) are as before the action;
    ``taught`` is what was learned from it, the latest first; ``entry`` is what
    a call changed in the accounts of fairness. ``seq`` counts the records
    before it; ``by_next`` says that next finished the ticket, ``ghost`` that a
    transfer put it where its ghost had stood.
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
