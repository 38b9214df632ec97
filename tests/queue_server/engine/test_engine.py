"""The single writer: groups, answers only after the commit, no false acknowledgement, a good end."""

import asyncio
from typing import Any

import pytest

from queue_server.engine import engine as engine_module
from queue_server.engine.engine import GROUP
from queue_server.engine.memory import freeze
from queue_server.engine.published import Published
from wire.answers import Done, NobodyWaits, Unavailable
from wire.intents import CallNext, Cancel, Issue, OpenWindow, Start
from wire.receipts import CallShown


def issue(name: str, queue: str = "a") -> Issue:
    return Issue(command_id=name, queue=queue)


def next_at(name: str, window: str = "w1") -> CallNext:
    return CallNext(command_id=name, window=window)


def opened(window: str = "w1") -> OpenWindow:
    return OpenWindow(command_id=f"open-{window}", window=window, clerk="li")


async def test_commands_that_wait_together_are_committed_together(world: Any) -> None:
    running = await world.started()
    answers = await running.ask(*(issue(f"c{n}") for n in range(40)))
    assert [answer.ticket.number for answer in answers] == [f"A{n:03d}" for n in range(1, 41)]
    assert world.store.appends == [41]  # the day and forty tickets
    assert len(world.published) == 1
    await running.stop()


async def test_a_flood_is_cut_into_groups(world: Any) -> None:
    running = await world.started()
    await running.ask(*(issue(f"c{n}") for n in range(GROUP + 10)))
    assert world.store.appends == [GROUP + 1, 10]
    await running.stop()


async def test_what_comes_while_a_commit_is_under_way_makes_the_next_group(world: Any) -> None:
    running = await world.started()
    world.store.gate = asyncio.Event()
    first = asyncio.ensure_future(running.ask(issue("c1")))
    while not world.store.appends:
        await asyncio.sleep(0)
    rest = asyncio.ensure_future(running.ask(*(issue(f"d{n}") for n in range(5))))
    await asyncio.sleep(0)
    world.store.gate.set()
    await first
    await rest
    assert world.store.appends == [2, 5]
    await running.stop()


async def test_nothing_is_answered_nor_published_nor_shown_before_it_is_durable(world: Any) -> None:
    running = await world.started()
    world.store.gate = asyncio.Event()
    asked = asyncio.ensure_future(running.ask(issue("c1")))
    while not world.store.appends:
        await asyncio.sleep(0)
    for _ in range(10):
        await asyncio.sleep(0)
    assert not asked.done()
    assert not world.published
    assert not running.engine.published.tickets
    world.store.gate.set()
    (answer,) = await asked
    assert answer.ticket.id in running.engine.published.tickets
    assert [ticket.id for ticket in world.published[0].tickets] == [answer.ticket.id]
    assert world.published[0].seq == running.engine.published.seq == 2
    await running.stop()


async def test_a_repeated_command_gets_its_first_answer(world: Any) -> None:
    running = await world.started()
    (first,) = await running.ask(issue("c1"))
    again, other = await running.ask(issue("c1"), issue("c2"))
    assert (again.ticket, again.repeated, first.repeated) == (first.ticket, True, False)
    assert again.ticket.follow == first.ticket.follow
    assert other.ticket.number == "A002"
    await running.stop()


async def test_twice_in_one_group_is_once(world: Any) -> None:
    running = await world.started()
    first, again = await running.ask(issue("c1"), issue("c1"))
    assert (first.repeated, again.repeated, first.ticket) == (False, True, again.ticket)
    assert len(running.engine.published.tickets) == 1
    await running.stop()


async def test_a_repeat_after_a_restart_still_gets_the_first_answer(world: Any) -> None:
    running = await world.started()
    await running.ask(opened())
    (first,) = await running.ask(issue("c1"))
    (called,) = await running.ask(next_at("n1"))
    await running.stop()
    world.store.kept = None  # by the log alone
    for _ in range(2):
        running = await world.started()
        again, called_again = await running.ask(issue("c1"), next_at("n1"))
        assert (again.ticket, again.repeated) == (first.ticket, True)
        assert (called_again.ticket, called_again.window) == (called.ticket, called.window)
        await running.stop()  # and then by the snapshot


async def test_a_repeat_on_the_next_day_still_gets_the_first_answer(world: Any) -> None:
    running = await world.started()
    (first,) = await running.ask(issue("c1"))
    world.later(days=1)
    await running.ask(issue("c2"))
    (again,) = await running.ask(issue("c1"))
    assert again.ticket == first.ticket
    world.later(days=1)
    await running.ask(issue("c3"))
    (anew,) = await running.ask(issue("c1"))
    assert anew.ticket.number == "A002"
    await running.stop()


async def test_a_next_that_only_finished_says_so_again(world: Any) -> None:
    running = await world.started()
    await running.ask(opened(), issue("c1"), next_at("n1"))
    (nobody,) = await running.ask(next_at("n2"))
    assert isinstance(nobody, NobodyWaits)
    await running.ask(issue("c2"))
    (again,) = await running.ask(next_at("n2"))
    assert isinstance(again, NobodyWaits)  # not the ticket that came since
    await running.stop()


async def test_a_refusal_keeps_nothing(world: Any) -> None:
    running = await world.started()
    await running.ask(issue("c1"))
    rows, seq = len(world.store.rows), running.engine.published.seq
    refused, nobody = await running.ask(issue("c2", "nowhere"), Start(command_id="s", window="w1"))
    assert (refused.code, nobody.code) == ("unknown_queue", "nothing_at_window")
    assert (len(world.store.rows), running.engine.published.seq) == (rows, seq)
    assert len(world.published) == 1
    await running.stop()


async def test_records_say_who_did_what_where_and_when(world: Any) -> None:
    running = await world.started()
    await running.ask(issue("c1"))
    await running.stop()
    day, issued = (row.line for row in world.store.rows)
    assert b'"kind":"day_opened"' in day
    assert b"actor" not in day
    for part in (b'"seq":2', b'"at":"2026-11-23T01:00:00Z"', b'"command_id":"c1"', b'"actor":"clerk:li"'):
        assert part in issued


async def test_an_asker_who_has_gone_does_not_stop_the_others(world: Any) -> None:
    running = await world.started()
    world.store.gate = asyncio.Event()
    gone = asyncio.ensure_future(running.engine.submit(issue("c1"), "x", "y"))
    stays = asyncio.ensure_future(running.engine.submit(issue("c2"), "x", "y"))
    while not world.store.appends:
        await asyncio.sleep(0)
    gone.cancel()
    world.store.gate.set()
    answer = await stays
    assert isinstance(answer, Done)
    assert answer.ticket is not None
    assert answer.ticket.number == "A002"  # what was decided is kept, heard or not
    await running.stop()


async def test_stopping_brings_the_group_under_way_to_its_end(world: Any) -> None:
    running = await world.started()
    world.store.gate = asyncio.Event()
    asked = asyncio.ensure_future(running.ask(issue("c1")))
    while not world.store.appends:
        await asyncio.sleep(0)
    late = asyncio.ensure_future(running.engine.submit(issue("c2"), "x", "y"))
    await asyncio.sleep(0)
    running.engine.stop()
    too_late = await running.ask(issue("c3"))
    world.store.gate.set()
    await running.task
    assert [type(answer) for answer in (*await asked, await late, *too_late)] == [Done, Done, Unavailable]
    assert world.store.kept is not None
    assert world.store.kept.seq == len(world.store.rows) == 3


async def test_a_stop_with_nothing_new_saves_no_snapshot(world: Any) -> None:
    running = await world.started()
    await running.stop()
    assert world.store.kept is None


async def test_a_snapshot_is_saved_every_so_many_records(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "SNAPSHOT_EVERY", 10)
    running = await world.started()
    seen = set()
    for n in range(25):
        await running.ask(issue(f"c{n}"))
        seen.add(world.store.kept.seq if world.store.kept else 0)
    assert seen == {0, 10, 20}
    state = freeze(running.engine.memory)
    await running.stop()
    again = (await world.started()).engine
    assert freeze(again.memory) == state


async def test_a_call_that_was_answered_within_its_own_group_is_still_announced(world: Any) -> None:
    running = await world.started()
    await running.ask(opened(), issue("c1"))
    await running.ask(next_at("n1"), Start(command_id="s", window="w1"))
    assert [call.number for call in world.published[-1].calls] == ["A001"]
    await running.stop()


async def test_what_is_published_is_what_a_restart_would_publish(world: Any) -> None:
    running = await world.started()
    await running.ask(opened(), opened("w2"), *(issue(f"c{n}") for n in range(9)))
    await running.ask(next_at("n1"), next_at("n2", "w2"))
    await running.ask(Start(command_id="s", window="w1"))
    ticket = running.engine.published.windows["w2"].ticket
    await running.ask(Cancel(command_id="x", ticket=str(ticket)))
    await running.ask(CallShown(command_id="r", ticket=str(ticket), times=1, screen="b"))
    world.later(minutes=1)
    await running.ask(next_at("n3"), next_at("n4", "w2"))
    anew = Published()
    anew.take_all(running.engine.look())
    assert anew == running.engine.published
    await running.stop()


async def test_time_alone_opens_the_day_and_ends_what_is_over(world: Any) -> None:
    running = await world.started()
    running.engine.tick()
    await running.ask(Cancel(command_id="c", ticket="nobody"))
    assert running.engine.published.day == "2026-11-23"
    await running.ask(Issue(command_id="t", queue="a"))
    for _ in range(7):  # a week with nobody there
        world.later(days=1)
        running.engine.tick()
        await running.ask(Cancel(command_id="c", ticket="nobody"))
    assert running.engine.published.day == "2026-11-30"
    assert not running.engine.published.tickets
    await running.stop()
