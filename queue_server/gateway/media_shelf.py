"""The files of the programme on the server's disk: the county's own, and those uploaded, by their SHA-256.

An upload is written beside its place under a name of its own, and comes to its
place whole, synced and judged, or not at all.
"""

import os
from collections.abc import AsyncIterator
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import IO, Final

from config.programme import is_video
from programme.resolve import Medium
from queue_server.gateway.ports import Aside
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.programme_ports import Judge

CHUNK: Final = 1024 * 1024
MOST_BYTES: Final = 512 * 1024 * 1024
"""Of one file; a film of half an hour at eight megabits a second has 1.8 GB and no place in a hall."""


class MediaShelf:
    """``folder`` takes the uploads, ``county`` has the county's own files; ``fresh`` makes new names."""

    def __init__(self, folder: Path, county: Path, judge: Judge, aside: Aside) -> None:
        self._folder = folder
        self._county = county
        self._judge = judge
        self._aside = aside
        self._own: dict[str, Path] = {}

    def find(self, digest: str) -> Path | None:
        """Return the file with that hash."""
        return self._own.get(digest) or next((p for p in (self._folder / digest,) if p.is_file()), None)

    async def own(self, names: frozenset[str]) -> list[Medium]:
        """Return those of the county's own files that have these names; they are trusted, and only hashed."""
        found: list[Medium] = await self._aside(self._hashed, names)
        return found

    def _hashed(self, names: frozenset[str]) -> list[Medium]:
        found = []
        for path in sorted(self._county.glob("*")):
            if path.name in names and path.is_file():
                with path.open("rb") as file:
                    digest = _digest(file)
                self._own[digest] = path
                kind = "video" if is_video(path.name) else "picture"
                found.append(Medium(hash=digest, name=path.name, kind=kind, size=path.stat().st_size))
        return found

    async def receive(self, name: str, chunks: AsyncIterator[bytes], mark: str) -> Medium:
        """Keep an upload under its hash; ``mark`` is a fresh word.

        Raises ProblemError 413, 422 with the reason, or 507.
        """
        draft = self._folder / f"{mark}.part"
        await self._aside(self._folder.mkdir, 0o777, True, True)
        try:
            digest, size = await self._written(draft, chunks)
            verdict = await self._judge(draft, name)
            if verdict.reason:
                raise _refused(name, verdict.reason, verdict.expected)
            await self._aside(_settled, draft, self._folder / digest)
        except OSError as error:
            detail = f"the server cannot keep the file: {error.strerror}"
            raise ProblemError(HTTPStatus.INSUFFICIENT_STORAGE, "not_kept", detail) from error
        finally:
            await self._aside(draft.unlink, True)
        return Medium(
            hash=digest,
            name=name,
            kind=verdict.kind,
            size=size,
            width=verdict.width,
            height=verdict.height,
            seconds=verdict.seconds,
        )

    async def _written(self, draft: Path, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        found, size = sha256(), 0
        file: IO[bytes] = await self._aside(draft.open, "wb")
        try:
            async for chunk in chunks:
                size += len(chunk)
                if size > MOST_BYTES:
                    expected = f"at most {MOST_BYTES:,} bytes"
                    detail = "the file is too large"
                    raise ProblemError(
                        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", detail, expected=expected
                    )
                found.update(chunk)
                await self._aside(file.write, chunk)
            await self._aside(_synced, file)
        finally:
            await self._aside(file.close)
        return found.hexdigest(), size

    async def drop(self, digest: str) -> None:
        """Remove an uploaded file."""
        await self._aside((self._folder / digest).unlink, True)


def _digest(file: IO[bytes]) -> str:
    found = sha256()
    while chunk := file.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _synced(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _settled(draft: Path, place: Path) -> None:
    """Give the file its name, and make that last too."""
    draft.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _refused(name: str, reason: str, expected: str) -> ProblemError:
    detail = f"{name} cannot be shown: {reason}"
    more = {"field": "file", "value": name, "expected": expected}
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_media", detail, **more)
