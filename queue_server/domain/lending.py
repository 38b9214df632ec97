"""Number blocks 号段: lending one to a kiosk, taking over what it gave out, and taking it back.

A block's numbers are its device's alone until the day is over, whether it
gives them out or not, so no order of lending, losing and coming back gives a
number twice. A citizen who holds a slip is never turned away: quotas, limits of
a person and classes that are gone bind who asks, not what was given.
"""

from datetime import datetime
from typing import Final

from queue_server.domain.ask import Ask
from queue_server.domain.block import Block
from queue_server.domain.decision import Decision
from queue_server.domain.events import BlockLeased, BlockReturned, TicketExpired, TicketIssued
from queue_server.domain.itinerary import Stop, open_stops, planned, went_on
from queue_server.domain.next_stop import next_stop
from queue_server.domain.number import number
from queue_server.domain.plan import ORDINARY
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire.blocks import LeaseBlock, MergeTicket, ReturnBlock

DEVICE: Final = "device:"
MOST: Final = 24
"""Blocks of one queue that one device may have in a day."""


def lease(state: HallState, intent: LeaseBlock, ask: Ask) -> Decision:
    """Lend the next numbers behind all that are given or lent."""
    rule, queue = state.plan.blocks, state.plan.queues.get(intent.queue)
    if not rule.size:
        return Refusal(code="no_blocks")
    if queue is None:
        expected = ", ".join(state.plan.queues)
        return Refusal(code="unknown_queue", field="queue", value=intent.queue, expected=expected)
    if not ask.actor.startswith(DEVICE):
        return Refusal(code="not_a_device")
    if len(state.blocks.of(ask.device, queue.id, state.day)) >= MOST:
        expected = f"at most {MOST} of a queue a day"
        return Refusal(code="too_many_blocks", field="queue", value=queue.id, expected=expected)
    given = state.sequences.get((state.day, queue.prefix), 0)
    first = max(rule.first, given + 1, state.blocks.end(state.day, queue.prefix) + 1)
    leased = BlockLeased(
        block=ask.fresh_id,
        device=ask.device,
        queue=queue.id,
        prefix=queue.prefix,
        day=state.day,
        first=first,
        last=first + rule.size - 1,
    )
    return [leased]


def merge(state: HallState, intent: MergeTicket, ask: Ask) -> Decision:
    """Let a ticket that was given out of a block wait from when it was taken; of a past day it is over."""
    block = _own(state, intent.block, ask)
    if isinstance(block, Refusal):
        return block
    refusal = _impossible(state, block, intent, ask)
    if refusal is not None:
        return refusal
    ticket = _taken(state, block, intent, ask)
    return [ticket] if block.day == state.day else [ticket, TicketExpired(ticket=ticket.ticket)]


def give_back(state: HallState, intent: ReturnBlock, ask: Ask) -> Decision:
    """End a block; the numbers left in it stay unused that day."""
    block = _own(state, intent.block, ask)
    if isinstance(block, Refusal):
        return block
    if block.returned:
        return Refusal(code="block_returned", field="block", value=block.id, expected="a block not returned")
    return [BlockReturned(block=block.id)]


def _own(state: HallState, block_id: str, ask: Ask) -> Block | Refusal:
    block = state.blocks.by_id.get(block_id)
    if block is None:
        expected = "the id of a block lent in the last days"
        return Refusal(code="unknown_block", field="block", value=block_id, expected=expected)
    if not ask.actor.startswith(DEVICE) or ask.device != block.device:
        return Refusal(code="foreign_block", field="block", value=block_id, expected="a block of this device")
    return block


def _impossible(state: HallState, block: Block, intent: MergeTicket, ask: Ask) -> Refusal | None:
    """Return why this number cannot have been given out of this block."""
    shown = str(intent.sequence)
    known = block.merged.get(intent.sequence)
    if known == intent.ticket:
        return Refusal(code="merged_already", field="sequence", value=shown, expected="nothing more")
    if known is not None or intent.ticket in state.tickets or intent.follow in state.by_follow:
        return Refusal(code="number_used", field="sequence", value=shown, expected="a number not told of yet")
    if not block.first <= intent.sequence <= block.last:
        expected = f"{block.first} to {block.last}"
        return Refusal(code="not_in_block", field="sequence", value=shown, expected=expected)
    if block.returned:
        return Refusal(code="block_returned", field="block", value=block.id, expected="a block not returned")
    if _day(intent.taken_at, ask) != block.day:
        value = intent.taken_at.isoformat()
        return Refusal(code="block_expired", field="taken_at", value=value, expected=f"a time of {block.day}")
    return None


def _day(at: datetime, ask: Ask) -> str:
    return at.astimezone(ask.local.tzinfo).date().isoformat()


def _taken(state: HallState, block: Block, intent: MergeTicket, ask: Ask) -> TicketIssued:
    stops, stop = _stops(state, block, intent.item, ask)
    return TicketIssued(
        ticket=intent.ticket,
        number=number(block.prefix, intent.sequence),
        queue=stops[stop].queue if stops else block.queue,
        day=block.day,
        sequence=intent.sequence,
        follow=intent.follow,
        item=intent.item,
        priority=intent.priority if state.plan.may_choose(intent.priority) else ORDINARY,
        language=intent.language,
        person=intent.person,
        stops=stops,
        stop=stop,
        block=block.id,
        taken_at=min(max(intent.taken_at, block.leased_at), max(ask.now, block.leased_at)),
    )


def _stops(state: HallState, block: Block, item: str | None, ask: Ask) -> tuple[tuple[Stop, ...], int]:
    """Return the stops of a joint item, and which comes first: that of the block's queue if it may.

    Where its lead comes last, the block is the lead's, but the visit begins at another unit.
    """
    route = state.plan.routes.get(item or "")
    stops = planned(route, str(item)) if route else ()
    mine = next((at for at, stop in enumerate(stops) if stop.queue == block.queue), None)
    if mine is None:
        return (), 0
    first = mine if mine in open_stops(stops) else next_stop(state, stops, ask) or 0
    return went_on(stops, first, first), first
