"""The tables for reports made anew beside those that are there, compared with them, and put in their place.

The new rows wait in temporary tables of the same names, which both dialects
find before the real ones: so they are made by the very statements of live work.
"""

from collections.abc import Sequence
from typing import Final, Protocol

import msgspec

from queue_server.domain.ticket import Ticket
from queue_server.engine.span import Span

REBUILT: Final = ("tickets", "spans")


class Difference(msgspec.Struct, frozen=True):
    """``rows`` of ``table`` are not what the log says (missing, too many or other); ``first`` names one."""

    table: str
    rows: int
    first: str

    def __str__(self) -> str:
        count = f"{self.rows} row{'s' if self.rows > 1 else ''}"
        return f"{self.table}: {count} not as the log says, the first is {self.first}"


class Rebuild(Protocol):
    """The making anew of a site's tables; no server may use the store meanwhile. All raises StoreFailed."""

    async def add(self, tickets: Sequence[Ticket], spans: Sequence[Span]) -> None:
        """Take newer values of ``tickets`` and more ``spans``."""

    async def differences(self) -> list[Difference]:
        """Return where the tables that are there differ from those made anew."""

    async def replace(self) -> None:
        """Put the new rows in place of those that are there, all or none."""

    async def close(self) -> None:
        """Forget what was made anew and end."""


def differences(found: Sequence[tuple[int, str | None]]) -> list[Difference]:
    """Return the differences from (rows, first) of each table of ``REBUILT``."""
    return [
        Difference(table, rows, str(first))
        for table, (rows, first) in zip(REBUILT, found, strict=True)
        if rows
    ]
