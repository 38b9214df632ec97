"""Which numbers blocks keep from everybody else, and for how many days."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.block import Block
from queue_server.domain.blocks import Blocks

DAY = "2026-11-23"
RANGES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 8)), max_size=8)


def block(first: int, last: int, name: str = "", day: str = DAY, prefix: str = "A") -> Block:
    return Block(
        id=name or f"{prefix}{first}",
        device="k",
        queue="a",
        prefix=prefix,
        day=day,
        first=first,
        last=last,
        leased_at=datetime(2026, 11, 23, 1, tzinfo=UTC),
    )


@given(asked=RANGES, sequence=st.integers(1, 80))
def test_the_next_number_is_the_first_that_no_block_has(asked: list[tuple[int, int]], sequence: int) -> None:
    blocks, lent = Blocks(), set[int]()
    for first, more in asked:
        numbers = set(range(first, first + more + 1))
        if lent & numbers:
            with pytest.raises(AssertionError, match="overlaps"):
                blocks.put(block(first, first + more, f"x{first}"))
        else:
            blocks.put(block(first, first + more))
            lent |= numbers
    assert blocks.beyond(DAY, "A", sequence) == next(n for n in range(sequence, 200) if n not in lent)
    assert blocks.end(DAY, "A") == max(lent, default=0)
    assert blocks.beyond(DAY, "B", sequence) == sequence


def test_a_number_is_merged_once_and_only_within_its_block() -> None:
    blocks = Blocks()
    blocks.put(block(501, 502))
    blocks.merge("A501", 501, "t")
    assert blocks.by_id["A501"].merged == {501: "t"}
    for sequence in (501, 503):
        with pytest.raises(AssertionError, match="cannot be"):
            blocks.merge("A501", sequence, "u")


def test_days_that_are_over_are_forgotten_with_their_numbers() -> None:
    blocks = Blocks()
    blocks.put(block(501, 520))
    blocks.put(block(501, 520, "next", "2026-11-24"))
    blocks.keep_days(["2026-11-24"])
    assert list(blocks.by_id) == ["next"]
    assert blocks.of("k", "a", "2026-11-24") == [blocks.by_id["next"]]
    assert blocks.beyond(DAY, "A", 501) == 501
