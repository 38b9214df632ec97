"""One server a file: a lock that the kernel gives back when its holder dies, however it dies.

Two servers on one log would each decide on a memory that the other has left
behind. Tools that only read need no lock.
"""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from queue_server.engine.ports import StoreFailed


@contextlib.contextmanager
def held(database: Path) -> Iterator[None]:
    """Hold the lock beside ``database`` meanwhile. Raises StoreFailed when another process holds it."""
    file = _lock(database.with_name(f"{database.name}.lock"), database)
    with file:
        yield


def _lock(path: Path, database: Path) -> IO[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise StoreFailed(f"{path}: {error.strerror}") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise StoreFailed(f"{database} is in use by another hall-server") from error
    return file
