"""Crash images of a log: for the moments that matter, the disks that a loss of power may leave behind.

The moments are those just before each sync, when most is at stake, and those
at which a client was told that its command is kept. An image is known by its
seed, its moment and its number, and made again from these.
"""

import random
from collections.abc import Iterator, Sequence, Set
from typing import Final

import msgspec

from faults.crash import WAYS, Folder
from faults.journal import Deed, Kind

SYNCS: Final = (Kind.synced, Kind.folder_synced)
STALE_SHM: Final = 0.3
"""The share of images with an old -shm file full of anything, as a file system may keep it."""


class Image(msgspec.Struct, frozen=True):
    """A disk after ``moment`` deeds of the log; ``name`` says how to make it again."""

    name: str
    moment: int
    files: dict[str, bytes]


def before_syncs(deeds: Sequence[Deed]) -> list[int]:
    """Return the moments just before each sync."""
    return [number for number, deed in enumerate(deeds) if deed.kind in SYNCS]


def images(deeds: Sequence[Deed], moments: Set[int], each: int, seed: str) -> Iterator[Image]:
    """Yield up to ``each`` different images of each of ``moments``: fewer where less was at stake."""
    folder = Folder()
    for moment in range(len(deeds) + 1):
        if moment in moments:
            yield from _at(folder, moment, each, seed)
        if moment < len(deeds):
            folder.do(deeds[moment])


def _at(folder: Folder, moment: int, each: int, seed: str) -> Iterator[Image]:
    ways, seen = list(WAYS), set()
    for number in range(each if folder.unsynced else 1):
        name = f"seed {seed}, moment {moment}, image {number}"
        chance = random.Random(name)
        way = ways[number] if number < len(ways) else chance.choice(ways[2:])
        files = folder.image(way, chance)
        known = hash(tuple(sorted(files.items())))
        if known in seen:
            continue
        seen.add(known)
        if chance.random() < STALE_SHM:
            files["hall.db-shm"] = chance.randbytes(32_768)
        yield Image(f"{name}, {way}", moment, files)
