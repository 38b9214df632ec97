"""The blocks of a site by id, and which numbers of a prefix they keep from everybody else."""

from bisect import bisect_right, insort
from collections.abc import Collection
from dataclasses import dataclass, field

from msgspec.structs import replace

from queue_server.domain.block import Block

Range = tuple[int, int]
"""The first and the last number of a block."""


@dataclass
class Blocks:
    """Changed by ``put``, ``merge`` and ``keep_days`` alone; ``ranges`` are sorted and never overlap."""

    by_id: dict[str, Block] = field(default_factory=dict)
    ranges: dict[tuple[str, str], list[Range]] = field(default_factory=dict)

    def put(self, block: Block) -> None:
        """Keep a block as it is now; AssertionError when it overlaps another."""
        if block.id not in self.by_id:
            taken = self.ranges.setdefault((block.day, block.prefix), [])
            if any(first <= block.last and block.first <= last for first, last in taken):
                raise AssertionError(f"block {block.id} overlaps another")
            insort(taken, (block.first, block.last))
        self.by_id[block.id] = block

    def merge(self, block_id: str, sequence: int, ticket: str) -> None:
        """Note that a number of the block was given to ``ticket``; AssertionError when it was before."""
        block = self.by_id[block_id]
        if sequence in block.merged or not block.first <= sequence <= block.last:
            raise AssertionError(f"the log says number {sequence} of block {block_id}, which cannot be")
        self.by_id[block_id] = replace(block, merged={**block.merged, sequence: ticket})

    def beyond(self, day: str, prefix: str, sequence: int) -> int:
        """Return ``sequence``, or the first number after the blocks that it falls into."""
        taken = self.ranges.get((day, prefix))
        at = bisect_right(taken, (sequence, sequence)) if taken else 0
        for first, last in taken[max(at - 1, 0) :] if taken else ():
            if first <= sequence <= last:
                sequence = last + 1
            elif first > sequence:
                break
        return sequence

    def end(self, day: str, prefix: str) -> int:
        """Return the last number of the last block; 0 where there is none."""
        taken = self.ranges.get((day, prefix))
        return taken[-1][1] if taken else 0

    def of(self, device: str, queue: str, day: str) -> list[Block]:
        """Return the blocks that a device had of a queue on ``day``, returned ones too."""
        asked = (device, queue, day)
        return [block for block in self.by_id.values() if (block.device, block.queue, block.day) == asked]

    def keep_days(self, days: Collection[str]) -> None:
        """Forget the blocks of all other days."""
        self.by_id = {name: block for name, block in self.by_id.items() if block.day in days}
        self.ranges = {key: taken for key, taken in self.ranges.items() if key[0] in days}
