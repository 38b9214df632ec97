"""What lending and taking back make of a number block."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.block import Block

LEASED = e.BlockLeased(block="b", device="k", queue="a", prefix="A", day="2026-11-23", first=501, last=520)


def test_a_block_is_lent_and_given_back(day: Any) -> None:
    day.apply(LEASED)
    lent = Block(
        id="b", device="k", queue="a", prefix="A", day="2026-11-23", first=501, last=520, leased_at=day.now
    )
    assert day.state.blocks.by_id == {"b": lent}
    day.apply(e.BlockReturned(block="b"))
    assert day.state.blocks.by_id == {"b": replace(lent, returned=True)}


@pytest.mark.parametrize(("given", "wrong"), [(500, False), (501, True), (502, True)])
def test_no_block_has_a_number_that_is_given(day: Any, given: int, wrong: bool) -> None:
    day.state.sequences["2026-11-23", "A"] = given
    if not wrong:
        day.apply(LEASED)
        return
    with pytest.raises(AssertionError, match="block b has numbers that are given already"):
        day.apply(LEASED)
