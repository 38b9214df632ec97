"""The catalogue and the site's plan kept on disk, so that finding and reading go on without a server.

A file is taken back only when its hash is right; one that is not is as good as
none. Written beside and renamed, so that a power cut leaves the old or the new.
"""

import hashlib
import os
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from config.catalogue import Catalogue
from wire.live import SitePlan

S = TypeVar("S", bound=msgspec.Struct)

MARK: Final = 64
"""Length of the hash (SHA-256, hex) that stands in front of a file's body, before a line feed."""


class Cache:
    """The files in ``folder``, which is made when something is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def catalogue(self) -> tuple[str, Catalogue] | None:
        """Return the kept catalogue with its version, None when there is none to trust."""
        body = self._read("catalogue")
        return None if body is None else _decoded(body, Catalogue)

    def keep_catalogue(self, body: bytes) -> None:
        """Keep the JSON of a catalogue; raises OSError."""
        self._write("catalogue", body)

    def plan(self) -> SitePlan | None:
        """Return the kept plan."""
        body = self._read("plan")
        found = None if body is None else _decoded(body, SitePlan)
        return None if found is None else found[1]

    def keep_plan(self, plan: SitePlan) -> None:
        """Keep a plan; raises OSError."""
        self._write("plan", msgspec.json.encode(plan))

    def _read(self, name: str) -> bytes | None:
        try:
            kept = (self._folder / f"{name}.cache").read_bytes()
        except OSError:
            return None
        mark, body = kept[:MARK], kept[MARK + 1 :]
        return body if _hash(body).encode() == mark else None

    def _write(self, name: str, body: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f"{name}.{os.getpid()}"
        with draft.open("wb") as file:
            file.write(_hash(body).encode() + b"\n" + body)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / f"{name}.cache")


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _decoded(body: bytes, form: type[S]) -> tuple[str, S] | None:
    try:
        return _hash(body), msgspec.json.decode(body, type=form)
    except msgspec.MsgspecError:  # kept by an older release
        return None
