"""The site's key: what hides phone numbers and cards behind words that only this site can make again.

It lies in a file of its own and not in the store, so that a copy of the store
tells nobody's number.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from queue_server.engine.ports import StoreFailed
from queue_server.storage.place import Place

ONLY_OURS: Final = 0o600
SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{32,}\n?")


def key_file(place: Place) -> Path:
    """Return where the key lies: beside a SQLite file, else in the working directory."""
    return place.with_name(f"{place.name}.key") if isinstance(place, Path) else Path("hall.key")


def site_key(file: Path, fresh: Callable[[], str]) -> bytes:
    """Return the key, made of a ``fresh`` secret at the first start. Raises StoreFailed."""
    try:
        if not file.exists():
            _make(file, fresh())
        text = file.read_text(encoding="ascii")
    except (OSError, UnicodeError) as error:
        raise StoreFailed(f"{file}: {error}") from error
    if not SHAPE.fullmatch(text):
        raise StoreFailed(f"{file}: expected one line of 32 or more letters, digits, - and _")
    return text.strip().encode()


def _make(file: Path, secret: str) -> None:
    """Write the key whole before it has its name: a start cut short leaves no half of one."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.touch(mode=ONLY_OURS)
    with half.open("w", encoding="ascii") as new:
        new.write(f"{secret}\n")
        new.flush()
        os.fsync(new.fileno())
    half.replace(file)
