"""Taking a number 取号 and withdrawing it 作废."""

from bisect import bisect_left

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.estimate import band
from queue_server.domain.events import TicketCancelled, TicketIssued
from queue_server.domain.lifecycle import Action, after
from queue_server.domain.number import number
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import PRIOR_SERVICE_SECONDS, HallState, virtual_place
from wire.intents import Cancel, Issue

ORDINARY = "ordinary"


def issue(state: HallState, intent: Issue, ask: Ask) -> Decision:
    """Give the next number of the item's queue."""
    queue = _queue_of(state, intent)
    if isinstance(queue, Refusal):
        return queue
    if intent.priority != ORDINARY and intent.priority not in state.plan.head_start:
        expected = ", ".join([ORDINARY, *state.plan.head_start])
        return Refusal(code="unknown_priority", field="priority", value=intent.priority, expected=expected)
    prefix = state.plan.queues[queue].prefix
    sequence = state.sequences.get((state.day, prefix), 0) + 1
    people = _people_ahead(state, queue, intent.priority, ask)
    wait = band(
        people, state.open_windows.get(queue, 0), state.service_seconds.get(queue, PRIOR_SERVICE_SECONDS)
    )
    issued = TicketIssued(
        ticket=ask.fresh_id,
        number=number(prefix, sequence),
        queue=queue,
        day=state.day,
        sequence=sequence,
        follow=ask.fresh_follow,
        item=intent.item,
        priority=intent.priority,
        language=intent.language,
        channel=intent.channel,
        phone=intent.phone,
        people_ahead=people,
        wait_low=wait[0] if wait else None,
        wait_high=wait[1] if wait else None,
    )
    return [issued]


def _queue_of(state: HallState, intent: Issue) -> str | Refusal:
    if (intent.item is None) == (intent.queue is None):
        return Refusal(
            code="item_or_queue", field="item", value=str(intent.item), expected="an item or a queue"
        )
    if intent.queue is not None:
        if intent.queue in state.plan.queues:
            return intent.queue
        expected = ", ".join(state.plan.queues)
        return Refusal(code="unknown_queue", field="queue", value=intent.queue, expected=expected)
    queue = state.plan.queue_of_item.get(str(intent.item))
    if queue is None:
        return Refusal(
            code="unknown_item",
            field="item",
            value=intent.item,
            expected="the code of an item served at this site",
        )
    return queue


def _people_ahead(state: HallState, queue: str, priority: str, ask: Ask) -> int:
    place = virtual_place(state.plan, state.arrival(ask.now), priority, state.seq + 1, ask.fresh_id)
    return bisect_left(state.line(queue), place)


def cancel(state: HallState, intent: Cancel, _ask: Ask) -> Decision:
    """Withdraw a ticket that is not yet served."""
    ticket = state.tickets.get(intent.ticket)
    if ticket is None:
        return Refusal(
            code="unknown_ticket", field="ticket", value=intent.ticket, expected="the id of a ticket of today"
        )
    if after(ticket.state, Action.CANCEL) is None:
        return Refusal(code="illegal_move", detail=f"cannot cancel a ticket that is {ticket.state}")
    return [TicketCancelled(ticket=ticket.id, reason=intent.reason)]
