"""Changes: each says all that became different, and nothing that did not."""

from typing import Any

from queue_server.engine.published import KEPT_CALLS, Published
from wire import intents, receipts


async def open_with_tickets(world: Any, count: int) -> Any:
    running = await world.started()
    await running.ask(
        intents.OpenWindow(command_id="o", window="w1", clerk="li"),
        *(intents.Issue(command_id=f"c{n}", queue="a") for n in range(count)),
    )
    return running


async def test_a_ticket_taken_changes_itself_and_its_queue(world: Any) -> None:
    running = await open_with_tickets(world, 1)
    await running.ask(intents.Issue(command_id="d", queue="a"))
    change = world.published[-1]
    assert [ticket.number for ticket in change.tickets] == ["A002"]
    assert [(queue.id, queue.waiting) for queue in change.queues] == [("a", 2)]
    assert (change.windows, change.calls, change.gone) == ((), (), ())
    await running.stop()


async def test_a_call_changes_ticket_queue_and_window_and_is_announced(world: Any) -> None:
    running = await open_with_tickets(world, 1)
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    change = world.published[-1]
    (call,) = change.calls
    assert (call.number, call.window, call.hall, call.times) == ("A001", "w1", "left", 1)
    assert [(window.id, window.number) for window in change.windows] == [("w1", "A001")]
    assert [(queue.id, queue.waiting) for queue in change.queues] == [("a", 0)]
    await running.stop()


async def test_a_recall_is_announced_with_its_count(world: Any) -> None:
    running = await open_with_tickets(world, 1)
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    await running.ask(intents.Recall(command_id="r", window="w1"))
    assert [call.times for call in world.published[-1].calls] == [2]
    await running.stop()


async def test_a_transfer_changes_both_queues(world: Any) -> None:
    running = await open_with_tickets(world, 1)
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    await running.ask(intents.Transfer(command_id="t", window="w1", to_queue="b"))
    change = world.published[-1]
    assert {queue.id for queue in change.queues} == {"a", "b"}
    assert change.calls == ()
    await running.stop()


async def test_a_called_ticket_that_is_withdrawn_frees_its_window(world: Any) -> None:
    running = await open_with_tickets(world, 1)
    (called,) = await running.ask(intents.CallNext(command_id="n", window="w1"))
    await running.ask(intents.Cancel(command_id="x", ticket=called.ticket.id))
    assert [(window.id, window.ticket) for window in world.published[-1].windows] == [("w1", None)]
    await running.stop()


async def test_a_window_that_opens_changes_the_wait_of_its_queues(world: Any) -> None:
    running = await open_with_tickets(world, 3)
    await running.ask(intents.OpenWindow(command_id="o2", window="w2", clerk="wang"))
    assert [(queue.id, queue.open_windows) for queue in world.published[-1].queues] == [("a", 2)]
    await running.stop()


async def test_a_new_day_takes_the_old_tickets_away(world: Any) -> None:
    running = await open_with_tickets(world, 3)
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    old = set(running.engine.published.tickets)
    world.later(days=1)
    await running.ask(intents.Issue(command_id="new", queue="a"))
    change, published = world.published[-1], running.engine.published
    assert set(change.gone) == old
    assert change.day == published.day == "2026-11-24"
    assert {window.state for window in change.windows} == {"closed"}
    assert [ticket.number for ticket in published.tickets.values()] == ["A001"]
    assert not published.calls
    await running.stop()


async def test_the_first_proof_of_a_call_is_news_of_the_ticket_and_no_other_is(world: Any) -> None:
    running = await open_with_tickets(world, 1)
    (called,) = await running.ask(intents.CallNext(command_id="n", window="w1"))
    await running.ask(receipts.CallShown(command_id="p", ticket=called.ticket.id, times=1, screen="b"))
    assert [ticket.proven_at for ticket in world.published[-1].tickets] == [world.now]
    await running.ask(receipts.CallSpoken(command_id="q", ticket=called.ticket.id, times=1, speaker="b"))
    change = world.published[-1]
    assert (change.tickets, change.windows, change.queues, change.calls) == ((), (), (), ())
    assert change.seq == running.engine.published.seq
    await running.stop()


async def test_a_printed_slip_is_news_of_the_ticket(world: Any) -> None:
    running = await open_with_tickets(world, 1)
    ticket = next(iter(running.engine.published.tickets))
    await running.ask(receipts.SlipFailed(command_id="p", ticket=ticket, printer="k", reason="paper_out"))
    assert [view.slip for view in world.published[-1].tickets] == ["paper_out"]
    await running.stop()


async def test_only_the_newest_calls_are_kept_alive_and_after_a_restart(world: Any) -> None:
    running = await open_with_tickets(world, KEPT_CALLS + 5)
    for n in range(KEPT_CALLS + 5):
        world.later(seconds=1)
        await running.ask(intents.CallNext(command_id=f"n{n}", window="w1"))
    published = running.engine.published
    assert [call.number for call in published.calls.values()] == [
        f"A{n:03d}" for n in range(6, KEPT_CALLS + 6)
    ]
    anew = Published()
    anew.take_all(running.engine.look())
    assert list(anew.calls.values()) == list(published.calls.values())
    await running.stop()


def test_taking_the_same_state_again_is_no_change(world: Any) -> None:
    published = Published()
    assert published.take_all(world.engine().look()) is None


async def test_the_first_change_after_a_start_tells_the_waits_of_every_queue(world: Any) -> None:
    """Who goes on where he was has the waits of before: they were made anew meanwhile."""
    running = await open_with_tickets(world, 1)
    await running.stop()
    again = await world.started()
    for command in ("d", "e"):
        await again.ask(intents.Issue(command_id=command, queue="a"))
    first, second = world.published[-2:]
    assert {queue.id for queue in first.queues} > {"a"}
    assert [queue.id for queue in second.queues] == ["a"]
    await again.stop()
