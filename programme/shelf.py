"""The media on a player's own disk: fetched in the background, taken up after a cut, whole or not there.

A file is on the shelf under its SHA-256 once its bytes have that hash; until
then it is a ``.part`` beside it, which the next try goes on with. Blocking; all
but :meth:`path` is for threads.
"""

import os
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from typing import Final

from programme.asking import CHUNK, FAILURES, Asking

PATH: Final = "/api/v1/media"


class NotFetched(Exception):
    """The file is not here yet; the sentence says why. What has come stays for the next try."""


class Shelf:
    """The files in ``folder``, made if missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._here = frozenset(path.name for path in folder.iterdir() if path.suffix != ".part")

    @property
    def here(self) -> frozenset[str]:
        """The hashes of what can be shown."""
        return self._here

    def path(self, digest: str) -> Path | None:
        """Return the file with that hash, None while it is not here."""
        return self._folder / digest if digest in self._here else None

    def check(self) -> tuple[str, ...]:
        """Read all files; remove and return those whose bytes have changed under us."""
        spoilt = tuple(digest for digest in self._here if _digest(self._folder / digest) != digest)
        for digest in spoilt:
            self.drop(digest)
        return spoilt

    def drop(self, digest: str) -> None:
        """Remove a file."""
        self._here -= {digest}
        (self._folder / digest).unlink(missing_ok=True)

    def keep_only(self, digests: Collection[str]) -> None:
        """Remove what no plan names any more, and what has begun to come of it."""
        for path in list(self._folder.iterdir()):
            if path.stem not in digests:
                self._here -= {path.name}
                path.unlink(missing_ok=True)

    def fetch(self, digest: str, asking: Asking) -> None:
        """Fetch a file, or the rest of it. Raises NotFetched."""
        draft = self._folder / f"{digest}.part"
        start = draft.stat().st_size if draft.exists() else 0
        try:
            with draft.open("r+b" if start else "wb") as file:
                for at, chunk in asking.fetch(f"{PATH}/{digest}", start):
                    file.seek(at)
                    file.write(chunk)
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
        except FAILURES as error:
            if start and "416" in str(error):
                draft.unlink()  # it is longer than the file: not a beginning of it
            raise NotFetched(str(error)) from error
        if _digest(draft) != digest:
            draft.unlink()
            raise NotFetched(f"{digest}: the bytes that came have another hash")
        draft.replace(self._folder / digest)
        self._here |= {digest}


def _digest(path: Path) -> str:
    found = sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                found.update(chunk)
    except OSError:
        return ""
    return found.hexdigest()
