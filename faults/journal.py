"""What was done to a watched folder, in order, as the C part in ``shim/`` wrote it down."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import Final

import msgspec

HEAD: Final = struct.Struct("=IIQq")


class Kind(IntEnum):
    """What was done; the numbers are those of the C part."""

    opened = 1
    written = 2
    truncated = 3
    synced = 4
    folder_synced = 5
    unlinked = 6
    renamed = 7


class Deed(msgspec.Struct, frozen=True):
    """One thing done to the file with inode ``file``, or to names of the folder.

    ``at`` is the offset written at or the length cut to; for ``opened`` it is
    1 when the name was new. ``data`` is what was written, or the name: two of
    them with a NUL between for ``renamed``.
    """

    kind: Kind
    file: int
    at: int
    data: bytes

    @property
    def name(self) -> str:
        """The name opened or unlinked."""
        return self.data.decode()


def read(log: Path) -> list[Deed]:
    """Return all deeds in the log of a watched folder."""
    return list(_deeds(log.read_bytes()))


def _deeds(text: bytes) -> Iterator[Deed]:
    at = 0
    while at < len(text):
        kind, size, file, place = HEAD.unpack_from(text, at)
        at += HEAD.size
        yield Deed(Kind(kind), file, place, text[at : at + size])
        at += size
