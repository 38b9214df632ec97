"""Where a face keeps what it can make again: fonts taken out of collections, Kivy's own folder. No Kivy.

``HALL_CACHE`` names another place; else it is ``$XDG_CACHE_HOME/hall`` or
``~/.cache/hall``. Losing it costs a second at the next start, nothing else.
"""

import os
from pathlib import Path


def cache_folder(part: str) -> Path:
    """Return the folder for ``part``, made if it is not there."""
    given = os.environ.get("HALL_CACHE")
    base = Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hall"
    folder = base / part
    folder.mkdir(parents=True, exist_ok=True)
    return folder
