"""A folder whose disk is in our hands: all that is done to it is written down, and calls fail when asked to.

The C part in ``shim/`` is compiled into a folder of the tests and loaded into
the program under test by ``LD_PRELOAD``; a page of memory shared with it is
read and set here while the program runs.
"""

import mmap
import os
import struct
import subprocess
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).with_name("shim") / "disk.c"
FOR_EVER: Final = (1 << 64) - 1
LOGGED, CALLS, FIRST, LAST, HOW, SLOW_MS, FAILED = range(7)
"""The places of the shared page, 64 bits each, as ``struct page`` of the C part has them."""


class How(IntEnum):
    """What goes wrong with a storage call."""

    sound = 0
    input_output = 1
    no_space = 2
    read_only = 3
    short = 4
    slow = 5
    swallow = 6


def compiled(folder: Path) -> Path:
    """Compile the C part into ``folder`` and return the library. Raises CalledProcessError, OSError."""
    library = folder / "disk.so"
    flags = ("-Wall", "-Wextra", "-Werror", "-O2", "-shared", "-fPIC", "-pthread")
    subprocess.run(["gcc", *flags, "-o", str(library), str(SOURCE)], check=True)
    return library


class Disk:
    """The watched ``folder``; ``log`` and ``page`` lie beside it."""

    def __init__(self, folder: Path, library: Path) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log = self.folder.with_name(f"{folder.name}.disk-log")
        page = self.folder.with_name(f"{folder.name}.disk-page")
        page.write_bytes(bytes(mmap.PAGESIZE))
        with page.open("r+b") as file:
            self._page = mmap.mmap(file.fileno(), mmap.PAGESIZE)
        self._environment = {
            "LD_PRELOAD": str(library),
            "HALL_DISK_FOLDER": str(self.folder),
            "HALL_DISK_LOG": str(self.log),
            "HALL_DISK_PAGE": str(page),
        }

    def environment(self) -> Mapping[str, str]:
        """Return the environment of a program that is to work on this disk."""
        return {**os.environ, **self._environment}

    @property
    def logged(self) -> int:
        """How many records the log has: what a client is told now rests on these at most."""
        return self._get(LOGGED)

    @property
    def calls(self) -> int:
        """How many storage calls were made since ``count`` or ``fail``."""
        return self._get(CALLS)

    @property
    def failed(self) -> int:
        """How many calls have gone wrong since ``fail``."""
        return self._get(FAILED)

    def fail(self, how: How, first: int = 1, times: int = FOR_EVER, slow_ms: int = 0) -> None:
        """Let ``times`` calls go wrong, from the ``first`` from now on."""
        self._set(FIRST, 0)
        self._set(CALLS, 0)
        self._set(FAILED, 0)
        self._set(HOW, how)
        self._set(SLOW_MS, slow_ms)
        self._set(LAST, min(first + times - 1, FOR_EVER))
        self._set(FIRST, first)

    def mend(self) -> None:
        """Let nothing go wrong any more."""
        self._set(FIRST, 0)

    def close(self) -> None:
        """Let go of the page."""
        self._page.close()

    def _get(self, place: int) -> int:
        value: int = struct.unpack_from("=Q", self._page, 8 * place)[0]
        return value

    def _set(self, place: int, value: int) -> None:
        struct.pack_into("=Q", self._page, 8 * place, value)
