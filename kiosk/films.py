"""The site's films as they are on disk: those that can be played, with their length."""

import logging
from collections.abc import Iterable
from pathlib import Path

from faces.film import length

log = logging.getLogger(__name__)


def playable(folder: Path, names: Iterable[str]) -> list[tuple[Path, float]]:
    """Return the films of ``folder`` that can be played, each with its seconds; the others are logged.

    Opens every file and waits for its first picture: some hundredths of a
    second each, seconds for a broken one. Call it in a thread.
    """
    found = [(folder / name, length(folder / name)) for name in names]
    for path, seconds in found:
        if not seconds:
            log.warning("film_cannot_be_played", extra={"file": str(path)})
    return [(path, seconds) for path, seconds in found if seconds]
