"""How the state changes: a number block is lent, and given back."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.block import Block
from queue_server.domain.changes.change import Change
from queue_server.domain.state import HallState


def _leased(state: HallState, event: e.BlockLeased, at: datetime) -> None:
    if event.first <= state.sequences.get((event.day, event.prefix), 0):
        raise AssertionError(f"block {event.block} has numbers that are given already")
    block = Block(
        id=event.block,
        device=event.device,
        queue=event.queue,
        prefix=event.prefix,
        day=event.day,
        first=event.first,
        last=event.last,
        leased_at=at,
    )
    state.blocks.put(block)


def _returned(state: HallState, event: e.BlockReturned, _at: datetime) -> None:
    state.blocks.put(replace(state.blocks.by_id[event.block], returned=True))


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.BlockLeased: _leased,
        e.BlockReturned: _returned,
    }
)
