"""What a disk may hold after the power went, given all that was done to it and what of it was synced.

A synced write is there. Of the writes since the last sync of its file each
sector of 512 bytes may be there or not, in any combination, and so may each
change of the file's length; names made, changed or removed since the last
sync of the folder are there up to some point in their order. That is the
weakest promise POSIX and a disk give together, weaker than any real journal.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from faults.journal import Deed, Kind

SECTOR: Final = 512
WHOLE: Final = -1
"""The sector that stands for a change of length."""

Keep = Callable[[int, int], bool]
"""(number of the unsynced deed, sector of the file) → is it on the disk."""


class File:
    """A file's synced bytes and, each with its number in the log, what was done since."""

    def __init__(self) -> None:
        self._synced = bytearray()
        self.unsynced: list[tuple[int, Deed]] = []

    def sync(self) -> None:
        """Let all that was done be on the disk."""
        self._synced = self.after(_all)
        self.unsynced.clear()

    def after(self, keep: Keep) -> bytearray:
        """Return the bytes when of the unsynced only what ``keep`` tells is on the disk."""
        found = bytearray(self._synced)
        for number, deed in self.unsynced:
            if deed.kind is Kind.written:
                _put(found, deed, number, keep)
            elif keep(number, WHOLE):
                _cut(found, deed.at)
        return found


def _put(found: bytearray, deed: Deed, number: int, keep: Keep) -> None:
    at, end = deed.at, deed.at + len(deed.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        if keep(number, at // SECTOR):
            if len(found) < until:
                _cut(found, until)
            found[at:until] = deed.data[at - deed.at : until - deed.at]
        at = until


def _cut(found: bytearray, size: int) -> None:
    del found[size:]
    found.extend(bytes(size - len(found)))


class Folder:
    """The files of a folder while its log is gone through, deed by deed."""

    def __init__(self) -> None:
        self._files: dict[int, File] = {}
        self._names: dict[str, File] = {}
        self._synced: dict[str, File] = {}
        self._renamings: list[tuple[str, File | None]] = []
        self._done = 0

    def do(self, deed: Deed) -> None:
        """Take the next deed of the log."""
        match deed.kind:
            case Kind.opened if deed.name not in self._names or deed.at:
                self._files[deed.file] = File()
                self._name(deed.name, self._files[deed.file])
            case Kind.written | Kind.truncated:
                self._files[deed.file].unsynced.append((self._done, deed))
            case Kind.synced:
                self._files[deed.file].sync()
            case Kind.folder_synced:
                self._synced = dict(self._names)
                self._renamings.clear()
            case Kind.unlinked:
                self._name(deed.name, None)
            case Kind.renamed:
                old, _, new = deed.data.decode().partition("\0")
                self._name(new, self._names[old])
                self._name(old, None)
        self._done += 1

    def _name(self, name: str, file: File | None) -> None:
        if file is None:
            self._names.pop(name, None)
        else:
            self._names[name] = file
        self._renamings.append((name, file))

    @property
    def unsynced(self) -> list[int]:
        """The numbers of the deeds that a loss of power may undo, in part or whole."""
        return sorted({number for file in self._files.values() for number, _ in file.unsynced})

    def image(self, way: str, chance: random.Random) -> dict[str, bytes]:
        """Return name → bytes of the files as the disk may hold them now."""
        keep = WAYS[way](self.unsynced, chance)
        names = dict(self._synced)
        kept = {"dropped": 0, "kept": len(self._renamings)}.get(way)
        if kept is None:
            kept = chance.randint(0, len(self._renamings))
        for name, file in self._renamings[:kept]:
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file
        return {name: bytes(file.after(keep)) for name, file in names.items()}


def _all(_deed: int, _sector: int) -> bool:
    return True


def _cut_at(unsynced: Sequence[int], chance: random.Random) -> Keep:
    """Written in order up to some deed, and of that one some sectors from its beginning."""
    last = chance.choice(unsynced) if unsynced else 0
    sectors = chance.randint(0, 8)
    met: set[int] = set()

    def keep(deed: int, sector: int) -> bool:
        if deed == last:
            met.add(sector)
        return deed < last or (deed == last and len(met) <= sectors)

    return keep


def _some_deeds(unsynced: Sequence[int], chance: random.Random) -> Keep:
    """Each write whole or not at all, in any order."""
    there = {deed for deed in unsynced if chance.random() < 0.5}
    return lambda deed, _: deed in there


def _some_sectors(_unsynced: Sequence[int], chance: random.Random) -> Keep:
    """Each sector for itself."""
    share = chance.choice((0.1, 0.5, 0.9))
    return lambda _deed, _sector: chance.random() < share


WAYS: Final[Mapping[str, Callable[[Sequence[int], random.Random], Keep]]] = MappingProxyType(
    {
        "dropped": lambda _unsynced, _chance: lambda _deed, _sector: False,
        "kept": lambda _unsynced, _chance: _all,
        "cut": _cut_at,
        "reordered": _some_deeds,
        "torn": _some_sectors,
    }
)
"""What became of the unsynced writes → which of their sectors are on the disk."""
