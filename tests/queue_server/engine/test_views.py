"""What the outside sees of tickets, windows and queues."""

from typing import Any

from queue_server.engine.views import fresh, queue_view
from wire import intents


async def test_a_fresh_view_counts_who_is_before_now(world: Any) -> None:
    running = await world.started()
    opened = intents.OpenWindow(command_id="o", window="w1", clerk="li")
    _, first, second = await running.ask(
        opened, *(intents.Issue(command_id=f"c{n}", queue="a") for n in range(2))
    )
    published = running.engine.published
    before = fresh(running.engine.look(), published.tickets[second.ticket.id])
    assert before.people_ahead == 1
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    view = fresh(running.engine.look(), published.tickets[second.ticket.id])
    assert view.people_ahead == 0
    assert before.wait_seconds is not None
    assert view.wait_seconds is not None
    assert 0 < view.wait_seconds < before.wait_seconds
    called = published.tickets[first.ticket.id]
    assert fresh(running.engine.look(), called) == called
    await running.stop()


async def test_a_fresh_view_never_shows_what_is_not_durable(world: Any) -> None:
    running = await world.started()
    (issued,) = await running.ask(intents.Issue(command_id="c", queue="a"))
    durable = running.engine.published.tickets[issued.ticket.id]
    state = running.engine.memory.state
    state.leave(state.tickets[durable.id])
    del state.tickets[durable.id]  # decided further on, not yet committed
    assert fresh(running.engine.look(), durable) == durable
    running.task.cancel()


async def test_an_empty_queue_and_a_full_one(world: Any) -> None:
    running = await world.started()
    empty = queue_view(running.engine.look(), "a")
    assert (empty.waiting, empty.first_since, empty.wait_low) == (0, None, None)
    await running.ask(intents.OpenWindow(command_id="o", window="w1", clerk="li"))
    await running.ask(*(intents.Issue(command_id=f"c{n}", queue="a") for n in range(3)))
    full = queue_view(running.engine.look(), "a")
    assert (full.waiting, full.open_windows, full.first_since) == (3, 1, world.now)
    assert full.wait_low is not None
    assert full.wait_high is not None
    assert 5 < full.wait_low < 3 * 8 < full.wait_high < 60, "three ahead of eight minutes each"
    await running.stop()


async def test_a_ticket_bound_to_a_window_is_shown_with_that_window(world: Any) -> None:
    running = await world.started()
    await running.ask(intents.OpenWindow(command_id="o", window="w1", clerk="li"))
    await running.ask(intents.Issue(command_id="c", queue="a"))
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    (moved,) = await running.ask(intents.Transfer(command_id="t", window="w1", to_window="w3"))
    assert (moved.ticket.state, moved.ticket.window, moved.ticket.windows) == ("waiting", "w3", ("w3",))
    await running.stop()
