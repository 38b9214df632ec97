"""Lending numbers to a kiosk, taking over what it gave out, and all that is refused."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.itinerary import Route
from queue_server.domain.lending import MOST
from queue_server.domain.lifecycle import State
from queue_server.domain.limits import BlockRule, PersonRule, Quota
from queue_server.domain.plan import Queue
from queue_server.domain.ticket import Ticket
from wire.blocks import LeaseBlock, MergeTicket, ReturnBlock

KIOSK = "device:desk"
LI = "0123456789abcdef" * 2


def word(number: int) -> str:
    return f"{number:032x}"


@pytest.fixture
def lending(day: Any) -> Any:
    """A day at a site that lends three numbers at a time, from 501."""
    day.state.plan = replace(day.state.plan, blocks=BlockRule(3, 501))
    return day


def lease(day: Any, queue: str = "a", actor: str = KIOSK) -> Any:
    leased = day.do(LeaseBlock(command_id="c", queue=queue), actor)[0]
    return day.state.blocks.by_id[leased.block]


def taken(day: Any, block: Any, sequence: int, **more: Any) -> MergeTicket:
    told = {"ticket": word(sequence), "follow": word(9000 + sequence), "taken_at": day.now}
    return MergeTicket(command_id="c", block=block.id, sequence=sequence, **{**told, **more})


def merge(day: Any, block: Any, sequence: int, **more: Any) -> Ticket:
    issued: Any = day.do(taken(day, block, sequence, **more), KIOSK)[0]
    merged: Ticket = day.ticket(issued.ticket)
    return merged


def test_blocks_follow_each_other_and_other_numbers_go_on_below(lending: Any) -> None:
    assert lending.take().number == "A001"
    first, second, other = lease(lending), lease(lending), lease(lending, "b")
    assert [(b.first, b.last) for b in (first, second, other)] == [(501, 503), (504, 506), (501, 503)]
    assert lending.take().number == "A002"
    assert (first.prefix, first.device, first.day) == ("A", "desk", "2026-11-23")


def test_numbers_jump_over_what_is_lent(lending: Any) -> None:
    lease(lending)
    lending.state.sequences["2026-11-23", "A"] = 500
    assert [lending.take().number for _ in range(2)] == ["A504", "A505"]
    assert lease(lending).first == 506


def test_a_merged_ticket_waits_from_when_it_was_taken(lending: Any) -> None:
    block = lease(lending)
    lending.later(minutes=1)
    at = lending.now
    lending.later(minutes=10)
    online = lending.take()
    mine = merge(lending, block, 502, taken_at=at, item="i-a", language="en")
    assert (mine.number, mine.id, mine.follow) == ("A502", word(502), word(9502))
    assert mine.issued_at == mine.arrived_at == mine.trail[0].at == at
    assert (mine.item, mine.language, mine.state) == ("i-a", "en", State.WAITING)
    assert [place[2] for place in lending.state.line("a")] == [mine.id, online.id]
    assert lending.replayed() == lending.state


def routed(day: Any, *others: str, **more: bool) -> Any:
    """Let item a of the lending day lead through the ``others``; queue c is served at window 2."""
    plan, c = day.state.plan, Queue("c", "C", ("w2",))
    queues = {**plan.queues, "c": c}
    windows = {**plan.windows, "w2": replace(plan.windows["w2"], queues=("a", "c"))}
    routes = {"i-a": Route("a", others, **more)}
    day.state.plan = replace(plan, queues=queues, windows=windows, routes=routes)
    return day


def test_a_merged_number_of_a_joint_item_begins_at_the_queue_of_its_block(lending: Any) -> None:
    mine = merge(routed(lending, "b"), lease(lending), 501, item="i-a")
    assert [(stop.queue, stop.progress) for stop in mine.stops] == [("a", "here"), ("b", "ahead")]
    assert (mine.stop, mine.queue) == (0, "a")
    plain = merge(lending, lease(lending), 504)
    assert (plain.stops, plain.stop) == ((), 0)


def test_where_the_lead_comes_last_a_merged_number_begins_at_another_unit(lending: Any) -> None:
    block = lease(routed(lending, "b", "c", lead_first=False))
    lending.open("w2", "w3")
    lending.take("b")
    lending.take("b")
    mine = merge(lending, block, 501, item="i-a")
    assert (mine.number, mine.queue, mine.item) == ("A501", "c", "i-a")
    assert [stop.progress for stop in mine.stops] == ["ahead", "here", "ahead"]
    assert [place[2] for place in lending.state.line("c")] == [mine.id]
    assert not lending.state.waiting("a")
    ordered = merge(routed(lending, "b", "c", lead_first=False, free=False), block, 502, item="i-a")
    assert (ordered.queue, ordered.stop) == ("b", 0)
    assert lending.replayed().tickets == lending.state.tickets


def test_one_of_several_units_begins_where_its_block_says(lending: Any) -> None:
    """Where all may be first, the slip names the queue of the block already."""
    block = lease(routed(lending, "b", "c", lead_first=False), "c")
    mine = merge(lending, block, 501, item="i-a")
    assert (mine.queue, mine.stop) == ("c", 1)


def test_no_clock_of_a_kiosk_comes_before_the_block_or_after_now(lending: Any) -> None:
    lending.later(hours=1)
    block, leased_at = lease(lending), lending.now
    lending.later(minutes=5)
    early = merge(lending, block, 501, taken_at=leased_at - timedelta(minutes=30))
    late = merge(lending, block, 502, taken_at=lending.now + timedelta(minutes=30))
    assert (early.arrived_at, late.arrived_at) == (leased_at, lending.now)


def test_what_binds_who_asks_does_not_bind_who_has_a_slip(lending: Any) -> None:
    block = lease(lending)
    limits = {"quotas": {"i-a": Quota(0, 0)}, "persons": PersonRule(one_open=True, daily=1)}
    lending.state.plan = replace(lending.state.plan, **limits)
    merge(lending, block, 501, item="i-a", person=LI)
    mine = merge(lending, block, 502, item="i-gone", person=LI, priority="gone")
    assert (mine.priority, mine.queue) == ("ordinary", "a")


def test_a_ticket_of_a_day_that_is_over_is_kept_and_expires(lending: Any) -> None:
    block, at = lease(lending), lending.now
    lending.at_time("09:00", "2026-11-24")
    mine = merge(lending, block, 501, taken_at=at)
    assert (mine.state, mine.day) == (State.EXPIRED, "2026-11-23")
    assert not lending.state.waiting("a")
    assert lending.take().number == "A001"
    assert lending.replayed() == lending.state


def test_a_returned_block_is_over_but_its_numbers_are_not_free(lending: Any) -> None:
    block = lease(lending)
    lending.do(ReturnBlock(command_id="c", block=block.id), KIOSK)
    assert lending.refusal(taken(lending, block, 501), KIOSK).code == "block_returned"
    assert lending.refusal(ReturnBlock(command_id="c", block=block.id), KIOSK).code == "block_returned"
    assert lease(lending).first == 504


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"block": "none"}, "unknown_block", "block"),
        ({"sequence": 500}, "not_in_block", "sequence"),
        ({"sequence": 504}, "not_in_block", "sequence"),
        ({"sequence": 501, "ticket": word(501)}, "merged_already", "sequence"),
        ({"sequence": 501}, "number_used", "sequence"),
        ({"ticket": word(501)}, "number_used", "sequence"),
        ({"follow": word(9501)}, "number_used", "sequence"),
        ({"days": 1}, "block_expired", "taken_at"),
        ({"days": -1}, "block_expired", "taken_at"),
    ],
)
def test_what_cannot_have_been_given_is_refused(lending: Any, more: Any, code: str, field: str) -> None:
    block = lease(lending)
    merge(lending, block, 501)
    at = lending.now + timedelta(days=more.pop("days", 0))
    asked = replace(taken(lending, block, 502, ticket=word(1), follow=word(2), taken_at=at), **more)
    refusal = lending.refusal(asked, KIOSK)
    assert (refusal.code, refusal.field) == (code, field)
    assert refusal.expected


@pytest.mark.parametrize("actor", ["clerk:li", "citizen"])
def test_only_the_device_it_was_lent_to_speaks_of_a_block(lending: Any, actor: str) -> None:
    block = lease(lending)
    assert lending.refusal(LeaseBlock(command_id="c", queue="a"), actor).code == "not_a_device"
    for asked in (taken(lending, block, 501), ReturnBlock(command_id="c", block=block.id)):
        assert lending.refusal(asked, actor).code == "foreign_block"
    lending.state.blocks.by_id[block.id] = replace(block, device="another")
    assert lending.refusal(taken(lending, block, 501), KIOSK).code == "foreign_block"


def test_a_site_that_lends_nothing_says_so(day: Any) -> None:
    assert day.refusal(LeaseBlock(command_id="c", queue="a"), KIOSK).code == "no_blocks"


def test_a_queue_that_is_not_there_has_no_numbers(lending: Any) -> None:
    refusal = lending.refusal(LeaseBlock(command_id="c", queue="z"), KIOSK)
    assert (refusal.code, refusal.field, refusal.expected) == ("unknown_queue", "queue", "a, b")


def test_one_device_gets_so_many_blocks_and_no_more(lending: Any) -> None:
    for _ in range(MOST):
        lease(lending)
    assert lending.refusal(LeaseBlock(command_id="c", queue="a"), KIOSK).code == "too_many_blocks"
    assert lease(lending, "b").first == 501
