"""A stay of a ticket in one state: what every duration of its life is reckoned from."""

from datetime import datetime

import msgspec

from queue_server.domain.lifecycle import State


class Span(msgspec.Struct, frozen=True):
    """A stay of a ticket in one state and queue, which record ``seq`` ended at ``until``.

    It began when the one before it ended, or when the ticket was issued.
    ``window`` is where it was, or which one it was bound to while it waited;
    ``clerk`` sat there.
    """

    ticket: str
    seq: int
    state: State
    queue: str
    window: str | None
    clerk: str | None
    until: datetime
