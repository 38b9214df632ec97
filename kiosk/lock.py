"""One kiosk a state folder: two would print from one spool and spoil its journal."""

import fcntl
import os
from pathlib import Path


class Taken(Exception):
    """Another running kiosk keeps its state in that folder."""


class FolderLock:
    """Holds ``folder`` (made if missing) until closed or the process ends; raises Taken, OSError."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            why = f"{folder} is in use by another hall-kiosk; expected --state with a folder of its own"
            raise Taken(why) from None

    def close(self) -> None:
        """Let the folder go."""
        os.close(self._file)
