"""Taking a number 取号 and withdrawing it 作废."""

from datetime import datetime
from typing import TypedDict, Unpack

from queue_server.domain.ask import Ask
from queue_server.domain.binding import bound_to
from queue_server.domain.closing import too_late
from queue_server.domain.decision import Decision
from queue_server.domain.estimate import Estimate
from queue_server.domain.events import TicketCancelled, TicketIssued
from queue_server.domain.fronts import standing_at
from queue_server.domain.guards import refused
from queue_server.domain.itinerary import Stop, listed, planned, went_on
from queue_server.domain.lifecycle import Action
from queue_server.domain.next_stop import next_stop
from queue_server.domain.number import number
from queue_server.domain.outlook import Look, Outlook
from queue_server.domain.person import limited
from queue_server.domain.phone import masked
from queue_server.domain.place import line_named
from queue_server.domain.present import ticket_named
from queue_server.domain.quota import half_day_of, used_up
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire.intents import Cancel, Issue


class _More(TypedDict, total=False):
    item: str | None
    language: str
    channel: str
    phone: str | None
    person: str | None
    due: datetime | None
    bound_to: str | None
    stops: tuple[Stop, ...]
    stop: int


def issue(state: HallState, intent: Issue, ask: Ask) -> Decision:
    """Give the next number of the item's queue."""
    stops = stops_asked(state, intent)
    if isinstance(stops, Refusal):
        return stops
    first = next_stop(state, stops, ask) or 0 if len(stops) > 1 else 0
    queue = stops[first].queue
    if not state.plan.may_choose(intent.priority):
        expected = ", ".join(state.plan.chosen())
        return Refusal(code="unknown_priority", field="priority", value=intent.priority, expected=expected)
    bound = bound_to(state, intent.for_window, intent.for_clerk, "for")
    if isinstance(bound, Refusal):
        return bound
    refusal = limited(state, intent.person, queue, state.day)
    for stop in stops:
        if stop.item in state.plan.quotas:
            refusal = refusal or used_up(state, stop.queue, stop.item, half_day_of(ask.diary), ask.diary)
    if refusal is not None:
        return refusal
    ticket = issued(
        state,
        ask,
        ticket=ask.fresh_id,
        queue=queue,
        item=stops[first].item,
        stops=went_on(stops, first, first) if len(stops) > 1 else (),
        stop=first,
        priority=intent.priority,
        language=intent.language,
        channel=intent.channel,
        phone=masked(intent.phone) if intent.phone else None,
        person=intent.person,
        bound_to=bound,
    )
    return too_late(state, ticket, ask) or [ticket]


def stops_asked(state: HallState, intent: Issue) -> tuple[Stop, ...] | Refusal:
    """Return the stops of the visit asked for: one for a plain item or queue."""
    if not intent.items:
        queue = queue_of(state, intent.item, intent.queue)
        if isinstance(queue, Refusal):
            return queue
        route = state.plan.routes.get(str(intent.item))
        return planned(route, str(intent.item)) if route else (Stop(queue=queue, item=intent.item),)
    if intent.item is not None or intent.queue is not None:
        value = ", ".join(intent.items)
        return Refusal(code="items_or_one", field="items", value=value, expected="nothing else")
    found = [(item, queue_of(state, item, None)) for item in dict.fromkeys(intent.items)]
    unknown = [queue for _, queue in found if isinstance(queue, Refusal)]
    pairs = [(item, str(queue)) for item, queue in found]
    return unknown[0] if unknown else listed(pairs, free=intent.order == "free")


def issued(
    state: HallState, ask: Ask, *, ticket: str, queue: str, priority: str, **more: Unpack[_More]
) -> TicketIssued:
    """Return the next number of ``queue``, and what its holder is told of the wait."""
    prefix = state.plan.queues[queue].prefix
    given = state.sequences.get((state.day, prefix), 0)
    sequence = state.blocks.beyond(state.day, prefix, given + 1)
    wait = _wait(state, queue, more.get("bound_to"), priority, ask)
    return TicketIssued(
        ticket=ticket,
        number=number(prefix, sequence),
        queue=queue,
        day=state.day,
        sequence=sequence,
        follow=ask.fresh_follow,
        priority=priority,
        people_ahead=wait.ahead,
        wait_low=wait.low,
        wait_high=wait.high,
        wait_seconds=wait.seconds,
        today=wait.today,
        **more,
    )


def queue_of(state: HallState, item: str | None, queue: str | None) -> str | Refusal:
    """Return the queue asked for, or that of the item asked for."""
    if (item is None) == (queue is None):
        return Refusal(code="item_or_queue", field="item", value=str(item), expected="an item or a queue")
    if queue is not None:
        if queue in state.plan.queues:
            return queue
        expected = ", ".join(state.plan.queues)
        return Refusal(code="unknown_queue", field="queue", value=queue, expected=expected)
    queue = state.plan.queue_of_item.get(str(item))
    if queue is None:
        return Refusal(
            code="unknown_item",
            field="item",
            value=item,
            expected="the code of an item served at this site",
        )
    return queue


def _wait(state: HallState, queue: str, bound: str | None, priority: str, ask: Ask) -> Estimate:
    place = (state.arrival(ask.now).timestamp(), state.seq + 1, ask.fresh_id)
    mine = standing_at(state, place, queue, priority, ask.moment.seconds)
    look = Look(ask.outlook or Outlook(state.plan), state, ask.moment, ask.hours)
    return look.at(line_named(queue, bound), mine)


def cancel(state: HallState, intent: Cancel, ask: Ask) -> Decision:
    """Withdraw a ticket that is not yet served."""
    ticket = ticket_named(state, intent.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    refusal = refused(state, ticket, Action.CANCEL, ask)
    return refusal or [TicketCancelled(ticket=ticket.id, reason=intent.reason)]
