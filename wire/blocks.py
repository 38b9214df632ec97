"""Number blocks 号段: numbers lent to a kiosk beforehand, so that it can go on while the server is away.

A kiosk leases a block of a queue for the business day. While the line is down
it gives its numbers out by itself; when the line is back it tells of each once.
The kiosk chooses the id and the follow word of such a ticket, for they stand on
the slip before the server hears of it.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from wire.intents import Intent, Person
from wire.live import View
from wire.message import Name

Word = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9a-f]{32}$(?!\n)",
        description="32 hexadecimal digits of chance",
    ),
]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class LeaseBlock(Intent, frozen=True, kw_only=True):
    """Lend me a block of the numbers of ``queue`` for today."""

    queue: Name


class MergeTicket(Intent, frozen=True, kw_only=True):
    """A number of my block was taken at ``taken_at`` while the line was down 离线取号.

    ``ticket`` and ``follow`` are what the slip says already; ``sequence`` is the
    number's place in the day's numbers of its prefix.
    """

    block: Name
    sequence: int
    ticket: Word
    follow: Word
    taken_at: Moment
    item: Name | None = None
    priority: Name = "ordinary"
    language: Literal["zh", "en"] = "zh"
    person: Person | None = None


class ReturnBlock(Intent, frozen=True, kw_only=True):
    """I give no more numbers out of this block, and have told of all that I gave."""

    block: Name


class BlockView(View, frozen=True, kw_only=True):
    """A block as its kiosk is told it: the numbers ``first`` to ``last`` of ``prefix`` on ``day``."""

    id: str
    queue: str
    prefix: str
    day: str
    first: int
    last: int
