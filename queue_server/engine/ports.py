"""What the engine needs of the outside: a store, a clock, chance."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Final, Protocol, runtime_checkable

import msgspec

from queue_server.domain.ticket import Ticket
from queue_server.engine.record import Row
from queue_server.engine.span import Span

Clock = Callable[[], datetime]
Entropy = Callable[[], str]
CHUNK: Final = 5_000


class StoreFailed(Exception):
    """The store could not do it; nothing of the group may be taken as kept."""


class Stored(msgspec.Struct, frozen=True):
    """A snapshot of the state as of record ``seq``, whose hash was ``hash``."""

    seq: int
    hash: bytes
    body: bytes


class Log(Protocol):
    """A log that can be read."""

    def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq`` in order, in chunks of at most ``chunk`` rows. Raises StoreFailed."""


@runtime_checkable
class Store(Protocol):
    """Where the log, its snapshots and the tables made from it are kept.

    Every method raises :class:`StoreFailed` when the store cannot do it.
    """

    async def append(
        self, rows: Sequence[Row], tickets: Sequence[Ticket], spans: Sequence[Span] = ()
    ) -> None:
        """Keep ``rows``, new values of ``tickets`` and ended ``spans`` in one durable transaction.

        When it failed, they may have been kept or not: read :meth:`snapshot` and the log
        again before the next one.
        """

    async def snapshot(self) -> Stored | None:
        """Return the newest snapshot, if there is one; mends, if it can, what made the store fail."""

    async def save_snapshot(self, snapshot: Stored) -> None:
        """Keep a snapshot; older ones may go."""

    def rows_after(self, seq: int, chunk: int = CHUNK) -> AsyncIterator[Sequence[Row]]:
        """Yield the log after ``seq`` in order, in chunks of at most ``chunk`` rows."""

    async def close(self) -> None:
        """Close the store."""
