"""A number block 号段: numbers of a queue's prefix lent to one device for one business day."""

from datetime import datetime

import msgspec


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers ``first`` to ``last``; nobody else is ever given one of them that day.

    ``merged`` maps each number that the device told of to its ticket. A
    ``returned`` block takes no more.
    """

    id: str
    device: str
    queue: str
    prefix: str
    day: str
    first: int
    last: int
    leased_at: datetime
    merged: dict[int, str] = {}
    returned: bool = False
