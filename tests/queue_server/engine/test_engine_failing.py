"""The single writer when the store or the rules fail: no false acknowledgement, and the hall goes on."""

import asyncio
from typing import Any

import pytest

from queue_server.domain import decide as rules
from queue_server.engine import engine as engine_module
from queue_server.engine import patience
from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import BrokenLog, Row
from wire.answers import Done, Refused, Unavailable
from wire.intents import CallNext, Finish, Issue, OpenWindow


def issue(name: str, queue: str = "a") -> Issue:
    return Issue(command_id=name, queue=queue)


def next_at(name: str, window: str = "w1") -> CallNext:
    return CallNext(command_id=name, window=window)


def opened(window: str = "w1") -> OpenWindow:
    return OpenWindow(command_id=f"open-{window}", window=window, clerk="li")


@pytest.mark.parametrize("how", ["before", "after"])
async def test_a_failed_commit_is_never_acknowledged_and_the_hall_goes_on(world: Any, how: str) -> None:
    running = await world.started()
    (kept,) = await running.ask(issue("c1"))
    world.store.failures = [how]
    answers = await running.ask(issue("c2"), issue("c3"))
    assert all(isinstance(answer, Unavailable) for answer in answers)
    second, third, fourth = await running.ask(issue("c2"), issue("c3"), issue("c4"))
    assert [a.ticket.number for a in (kept, second, third, fourth)] == ["A001", "A002", "A003", "A004"]
    assert second.repeated is third.repeated is (how == "after")
    await running.stop()


async def test_what_a_failed_commit_had_kept_after_all_is_told_to_everyone(world: Any) -> None:
    running = await world.started()
    await running.ask(opened(), issue("c1"))
    world.store.failures = ["after"]
    await running.ask(next_at("n1"))
    while not running.engine.ready:
        await asyncio.sleep(0)
    change = world.published[-1]
    assert change.seq == running.engine.published.seq == len(world.store.rows)
    assert [call.number for call in change.calls] == ["A001"]
    assert [window.number for window in change.windows] == ["A001"]
    assert [ticket.state for ticket in change.tickets] == ["called"]
    await running.stop()


async def test_nothing_is_told_when_a_failed_commit_kept_nothing(world: Any) -> None:
    running = await world.started()
    await running.ask(issue("c1"))
    world.store.failures = ["before"]
    await running.ask(issue("c2"))
    await running.ask(issue("c3"))
    assert [len(change.tickets) for change in world.published] == [1, 1]
    await running.stop()


async def test_while_the_store_is_gone_everyone_is_told_at_once(world: Any) -> None:
    running = await world.started()
    await running.ask(issue("c1"))
    world.store.down = True
    await running.ask(issue("c2"))
    assert not running.engine.ready
    for n in range(3):
        (answer,) = await running.ask(issue(f"d{n}"))
        assert isinstance(answer, Unavailable)
        assert "disk" in answer.detail
    world.store.down = False
    while not running.engine.ready:
        await asyncio.sleep(0)
    (answer,) = await running.ask(issue("e"))
    assert answer.ticket.number == "A002"
    await running.stop()


async def test_a_disk_that_can_be_read_but_not_written_is_not_ready(world: Any) -> None:
    running = await world.started()
    save, full, tried = world.store.save_snapshot, True, 0

    async def when_there_is_room(snapshot: Any) -> None:
        nonlocal tried
        tried += 1
        if full:
            raise StoreFailed("disk full")
        await save(snapshot)

    world.store.save_snapshot = when_there_is_room
    world.store.failures = ["before"]
    (answer,) = await running.ask(issue("c1"))
    assert isinstance(answer, Unavailable)
    while tried < 3:
        assert not running.engine.ready
        await asyncio.sleep(0)
    full = False
    while not running.engine.ready:
        await asyncio.sleep(0)
    (answer,) = await running.ask(issue("c1"))
    assert answer.ticket.number == "A001"
    await running.stop()


async def test_while_the_store_is_stuck_nobody_waits_for_ever_and_the_outcome_is_told_later(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.02)
    monkeypatch.setattr(patience, "AGAIN_AFTER", 0.01)
    running = await world.started()
    world.store.gate = asyncio.Event()
    (stuck,) = await running.ask(issue("c1"))
    assert isinstance(stuck, Unavailable)
    assert "not known" in stuck.detail
    assert not running.engine.ready
    (behind,) = await running.ask(issue("c2"))
    assert isinstance(behind, Unavailable)
    assert world.published == []
    world.store.gate.set()
    while not running.engine.ready:
        await asyncio.sleep(0)
    first, second = await running.ask(issue("c1"), issue("c2"))
    assert (first.ticket.number, first.repeated) == ("A001", True)
    assert (second.ticket.number, second.repeated) == ("A002", False)
    assert [len(change.tickets) for change in world.published] == [1, 1]
    await running.stop()


async def test_every_nth_append_may_fail(world: Any) -> None:
    """R3: for every N, a failure at the N-th append loses and doubles nothing that was acknowledged."""
    script = [opened(), *(issue(f"c{n}") for n in range(6)), *(next_at(f"n{n}") for n in range(6))]
    for n in range(len(script)):
        for how in ("before", "after"):
            one = type(world)(world.plan)
            one.store.failures = [""] * n + [how]
            running = await one.started()
            acknowledged = {}
            for intent in script:
                (answer,) = await running.ask(intent)
                while isinstance(answer, Unavailable):
                    (answer,) = await running.ask(intent)
                acknowledged[intent.command_id] = answer
            await running.stop()
            numbers = [acknowledged[f"c{k}"].ticket.number for k in range(6)]
            called = [acknowledged[f"n{k}"].ticket.number for k in range(6)]
            assert numbers == called == [f"A{k:03d}" for k in range(1, 7)]
            kept = (await one.started()).engine.published.tickets
            assert {a.ticket.id for k, a in acknowledged.items() if k[0] == "c"} == set(kept)


async def test_a_command_the_rules_cannot_digest_takes_no_other_down(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def poison(*_: Any) -> Any:
        raise KeyError("a fault of ours")

    with_poison: dict[Any, Any] = {**rules.RULES, Finish: poison}
    monkeypatch.setattr(rules, "RULES", with_poison)
    running = await world.started()
    good, bad, also_good = await running.ask(issue("c1"), Finish(command_id="f", window="w1"), issue("c2"))
    assert isinstance(bad, Refused)
    assert bad.code == "fault"
    assert [good.ticket.number, also_good.ticket.number] == ["A001", "A002"]
    (after,) = await running.ask(issue("c3"))
    assert after.ticket.number == "A003"
    assert len({row.seq for row in world.store.rows}) == len(world.store.rows) == 4
    await running.stop()


async def test_a_stop_while_the_store_is_gone_ends_and_saves_nothing(world: Any) -> None:
    running = await world.started()
    await running.ask(issue("c1"))
    world.store.down = True
    (answer,) = await running.ask(issue("c2"))
    await running.stop()
    assert isinstance(answer, Unavailable)
    assert world.store.kept is None


async def test_a_log_altered_behind_its_back_ends_the_engine(world: Any) -> None:
    running = await world.started()
    await running.ask(issue("c1"))
    row = world.store.rows[0]
    world.store.rows[0] = Row(row.seq, row.line.replace(b"2026", b"2027"), row.hash)
    world.store.failures = ["before"]
    await running.ask(issue("c2"))
    with pytest.raises(BrokenLog, match="record 1"):
        await running.task


async def test_a_snapshot_that_cannot_be_saved_stops_nobody(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(_: Any) -> None:
        raise StoreFailed("no room")

    monkeypatch.setattr(engine_module, "SNAPSHOT_EVERY", 2)
    world.store.save_snapshot = failing
    running = await world.started()
    for n in range(5):
        (answer,) = await running.ask(issue(f"c{n}"))
        assert isinstance(answer, Done)
    await running.stop()
