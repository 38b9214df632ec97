"""What the accounts need of a database: named statements, each carried out by itself."""

from collections.abc import Sequence
from typing import Protocol


class Session(Protocol):
    """A way to a database. Every method raises StoreFailed when the database cannot do it."""

    async def run(self, name: str, values: Sequence[object]) -> None:
        """Carry out a named statement, durably."""

    async def one(self, name: str, values: Sequence[object]) -> tuple[object, ...] | None:
        """Return the first row of a named statement, if there is one."""

    async def every(self, name: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Return all rows of a named statement."""

    async def many(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Carry out a named statement once a row, all or none of them, durably."""

    async def close(self) -> None:
        """End it."""
