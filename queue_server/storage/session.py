"""What the accounts need of a database: named statements, each carried out by itself."""

from collections.abc import Sequence
from typing import Protocol


class Session(Protocol):
    """A way to a database. Every method raises StoreFailed when the database cannot do it."""

    async def run(self, name: str, values: Sequence[object]) -> None:
        """Carry out a named statement, durably."""

    async def one(self, name: str, values: Sequence[object]) -> tuple[object, ...] | None:
        """Return the first row of a named statement, if there is one."""

    async def close(self) -> None:
        """End it."""
