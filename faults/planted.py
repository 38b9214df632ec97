"""The hall's server with one bug planted, to show that the checkers would find it.

``python -m faults.planted BUG OPTIONS`` runs ``hall-server OPTIONS``; the bugs
are the functions in ``BUGS``, each put in place from here: the product knows
of none of them.
"""

import asyncio
import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from queue_server import __main__ as hall_server
from queue_server.engine import patience
from queue_server.engine.memory import Memory
from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import Record
from queue_server.storage import sqlite
from queue_server.storage.sqlite import SqliteStore

LATE: Final = 0.05
_late: set[asyncio.Task[None]] = set()


def synchronous(word: str) -> None:
    """Let SQLite sync as ``word`` says, not at every commit."""
    sqlite.PRAGMAS = tuple(  # type: ignore[misc, assignment]
        f"synchronous={word}" if pragma.startswith("synchronous") else pragma for pragma in sqlite.PRAGMAS
    )


def acknowledge_before_commit() -> None:
    """Say that it is kept, and keep it a little later."""
    append = SqliteStore.append

    async def afterwards(store: SqliteStore, *kept: Any, **named: Any) -> None:
        await asyncio.sleep(LATE)
        await append(store, *kept, **named)

    async def at_once(self: SqliteStore, *kept: Any, **named: Any) -> None:
        task = asyncio.ensure_future(afterwards(self, *kept, **named))
        _late.add(task)
        task.add_done_callback(_late.discard)

    SqliteStore.append = at_once  # type: ignore[method-assign]


def ignore_errors_of_commit() -> None:
    """Go on as if the commit had succeeded."""
    append = SqliteStore.append

    async def trusting(self: SqliteStore, *kept: Any, **named: Any) -> None:
        with contextlib.suppress(StoreFailed):
            await append(self, *kept, **named)

    SqliteStore.append = trusting  # type: ignore[method-assign]


def forget_answers_at_recovery() -> None:
    """Start without the answers given before: a repeated command is then a new one."""

    def forget(self: Memory, record: Record) -> None:
        """Remember nothing."""
        del self, record

    Memory._remember = forget  # type: ignore[method-assign]


def wait_for_ever() -> None:
    """Wait for a stuck disk as long as it takes, and let all others wait with it."""
    patience.SECONDS = 86_400.0  # type: ignore[misc]


BUGS: Final[Mapping[str, Callable[[], None]]] = MappingProxyType(
    {
        "synchronous_off": lambda: synchronous("OFF"),
        "synchronous_normal": lambda: synchronous("NORMAL"),
        "acknowledge_before_commit": acknowledge_before_commit,
        "ignore_errors_of_commit": ignore_errors_of_commit,
        "wait_for_ever": wait_for_ever,
        "forget_answers_at_recovery": forget_answers_at_recovery,
    }
)


def main(argv: Sequence[str]) -> int:
    """Plant the bug that the first word names, then serve with the rest."""
    BUGS[argv[0]]()
    return hall_server.main(list(argv[1:]))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
