"""The spare numbers of this kiosk 号段: which blocks it was lent, and what it gave out of them.

Kept on disk before anything is printed: whatever the power does, no number is
given twice and none that a citizen holds is forgotten. A number whose writing
failed is never given; one that is written is told to the server until it is
merged there.
"""

import contextlib
import logging
import os
import secrets
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

import msgspec

from kiosk.orders import Order
from wire.blocks import BlockView

DIGITS: Final = 3
log = logging.getLogger(__name__)


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A number given out of ``block``: what the slip says, and what the server must be told.

    ``ticket`` is the command id of the order it answers. ``sent`` says that the
    server may have heard of that order all the same.
    """

    ticket: str
    follow: str
    block: str
    queue: str
    sequence: int
    number: str
    item: str
    at: float
    language: Literal["zh", "en"]
    priority: str
    sent: bool = False
    person: str | None = None


class _Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    step: Literal["leased", "taken", "merged", "returned"]
    name: str
    block: BlockView | None = None
    taken: Taken | None = None


class Spare:
    """The blocks and tickets in the journal at ``path``, one JSON object a line.

    Methods that write block for a sync of the disk and raise OSError; they may
    be called from several threads.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._file: int | None = None
        self._blocks: dict[str, BlockView] = {}
        self._next: dict[str, int] = {}
        self._taken: dict[str, Taken] = {}
        self._open: dict[str, None] = {}
        self._returned: set[str] = set()
        self._torn = b""

    def open(self, today: str) -> None:
        """Take up what the last run left, and shorten the file to what is of ``today`` or not merged yet."""
        entries, whole = self._read()
        for entry in entries:
            self._take_up(entry)
        if not whole:  # a line that cannot be read may have been a number: give none of these blocks again
            self._returned |= set(self._blocks)
        kept = {one.block for one in self._taken.values() if one.ticket in self._open}
        kept |= {name for name, block in self._blocks.items() if block.day >= today}
        self._blocks = {name: block for name, block in self._blocks.items() if name in kept}
        self._taken = {name: one for name, one in self._taken.items() if one.block in kept}
        self._rewrite(self._entries())

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def left(self, queue: str, today: str) -> int:
        """Return how many numbers of ``queue`` can still be given on ``today``."""
        return sum(block.last + 1 - self._next[block.id] for block in self._of(queue, today))

    def size(self, queue: str, today: str) -> int:
        """Return how many numbers the largest block of ``queue`` had."""
        return max((block.last + 1 - block.first for block in self._of(queue, today)), default=0)

    def queues(self, today: str) -> frozenset[str]:
        """Return the queues of which numbers can be given on ``today``."""
        return frozenset(b.queue for b in self.blocks() if self.left(b.queue, today))

    def blocks(self) -> tuple[BlockView, ...]:
        """Return the blocks that were not returned."""
        return tuple(one for name, one in self._blocks.items() if name not in self._returned)

    def used_up(self, block: BlockView) -> bool:
        """Tell whether every number of the block was given."""
        return self._next[block.id] > block.last

    def find(self, ticket: str) -> Taken | None:
        """Return what was given for the order with this command id."""
        return self._taken.get(ticket)

    def unmerged(self) -> tuple[Taken, ...]:
        """Return what the server was not told of yet, in the order it was given."""
        return tuple(self._taken[ticket] for ticket in self._open)

    def leased(self, block: BlockView) -> None:
        """Keep a block before anything of it is given."""
        with self._lock:
            self._append(_Entry("leased", block.id, block=block))
            self._blocks[block.id], self._next[block.id] = block, block.first

    def take(self, order: Order, queue: str, today: str, *, at: float, sent: bool) -> Taken | None:
        """Return the next number of ``queue`` for ``order``, None when there is none; the same each time.

        ``at`` is the site's time, seconds since 1970.
        """
        with self._lock:
            known = self._taken.get(order.command_id)
            block = next((one for one in self._of(queue, today) if not self.used_up(one)), None)
            if known is not None or block is None:
                return known
            sequence = self._next[block.id]
            self._next[block.id] += 1  # spent, even if it cannot be kept
            taken = Taken(
                ticket=order.command_id,
                follow=secrets.token_hex(16),
                block=block.id,
                queue=queue,
                sequence=sequence,
                number=f"{block.prefix}{sequence:0{DIGITS}d}",
                item=order.item,
                at=at,
                language=order.language,
                priority=order.priority,
                sent=sent,
                person=order.person,
            )
            self._append(_Entry("taken", taken.ticket, taken=taken))
            self._taken[taken.ticket], self._open[taken.ticket] = taken, None
            return taken

    def merged(self, ticket: str) -> None:
        """Note that the server knows this ticket; it is kept for as long as its block."""
        with self._lock:
            self._append(_Entry("merged", ticket))
            self._open.pop(ticket, None)

    def returned(self, block_id: str) -> None:
        """Forget a block that the server took back."""
        with self._lock:
            self._append(_Entry("returned", block_id))
            self._returned.add(block_id)

    def _of(self, queue: str, today: str) -> Iterable[BlockView]:
        return [one for one in self.blocks() if (one.queue, one.day) == (queue, today)]

    def _take_up(self, entry: _Entry) -> None:
        match entry.step:
            case "leased" if entry.block is not None:
                self._blocks[entry.name], self._next[entry.name] = entry.block, entry.block.first
            case "taken" if entry.taken is not None:
                taken = entry.taken
                self._taken[taken.ticket], self._open[taken.ticket] = taken, None
                self._next[taken.block] = max(self._next.get(taken.block, 0), taken.sequence + 1)
            case "merged":
                self._open.pop(entry.name, None)
            case "returned":
                self._returned.add(entry.name)

    def _entries(self) -> list[_Entry]:
        """Return the fewest entries that say the same."""
        entries = [_Entry("leased", name, block=block) for name, block in self._blocks.items()]
        entries += [_Entry("taken", name, taken=one) for name, one in self._taken.items()]
        entries += [_Entry("merged", name) for name in self._taken if name not in self._open]
        return entries + [_Entry("returned", name) for name in self._blocks if name in self._returned]

    def _read(self) -> tuple[list[_Entry], bool]:
        """Return what can be read, and whether that is all that was ever acknowledged."""
        try:
            lines = self._path.read_bytes().split(b"\n")[:-1]  # a last line that was cut was never acted on
        except FileNotFoundError:
            return [], True
        lines = [line for line in lines if line]
        found = [entry for entry in map(_decoded, lines) if entry is not None]
        return found, len(found) == len(lines)

    def _append(self, entry: _Entry) -> None:
        if self._file is None:
            raise OSError("the journal of spare numbers is not open")
        size = os.fstat(self._file).st_size
        try:
            _put(self._file, [entry], self._torn)
            self._torn = b""
        except OSError:
            self._torn = b"\n"  # no half line in front of the next one
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, size)
            raise

    def _rewrite(self, entries: list[_Entry]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".draft")
        file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            _put(file, entries)
            draft.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError:
            os.close(file)
            raise
        self._file = file


def _decoded(line: bytes) -> _Entry | None:
    try:
        return msgspec.json.decode(line, type=_Entry)
    except msgspec.MsgspecError:
        log.error("spare_unreadable")  # without the line: it may hold what nobody should read
        return None


def _put(file: int, entries: list[_Entry], before: bytes = b"") -> None:
    data = before + b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _sync_folder(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
