"""What the outside sees of tickets, windows and queues."""

from typing import Any

from queue_server.engine.views import fresh, queue_view
from wire import intents

NOW = 1_795_395_600.0


async def test_a_fresh_view_counts_who_is_before_now(world: Any) -> None:
    running = await world.started()
    opened = intents.OpenWindow(command_id="o", window="w1", clerk="li")
    _, first, second = await running.ask(
        opened, *(intents.Issue(command_id=f"c{n}", queue="a") for n in range(2))
    )
    state, published = running.engine.memory.state, running.engine.published
    assert fresh(state, published.tickets[second.ticket.id], NOW).people_ahead == 1
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    view = fresh(state, published.tickets[second.ticket.id], NOW)
    assert (view.people_ahead, view.wait_low) == (0, 0)
    called = published.tickets[first.ticket.id]
    assert fresh(state, called, NOW) == called
    await running.stop()


async def test_a_fresh_view_never_shows_what_is_not_durable(world: Any) -> None:
    running = await world.started()
    (issued,) = await running.ask(intents.Issue(command_id="c", queue="a"))
    durable = running.engine.published.tickets[issued.ticket.id]
    state = running.engine.memory.state
    state.leave(state.tickets[durable.id])
    del state.tickets[durable.id]  # decided further on, not yet committed
    assert fresh(state, durable, NOW) == durable
    running.task.cancel()


async def test_an_empty_queue_and_a_full_one(world: Any) -> None:
    running = await world.started()
    state = running.engine.memory.state
    empty = queue_view(state, "a")
    assert (empty.waiting, empty.first_since, empty.wait_low) == (0, None, None)
    await running.ask(intents.OpenWindow(command_id="o", window="w1", clerk="li"))
    await running.ask(*(intents.Issue(command_id=f"c{n}", queue="a") for n in range(3)))
    full = queue_view(state, "a")
    assert (full.waiting, full.open_windows, full.first_since) == (3, 1, world.now)
    assert (full.wait_low, full.wait_high) == (14, 36)
    await running.stop()


async def test_a_ticket_bound_to_a_window_is_shown_with_that_window(world: Any) -> None:
    running = await world.started()
    await running.ask(intents.OpenWindow(command_id="o", window="w1", clerk="li"))
    await running.ask(intents.Issue(command_id="c", queue="a"))
    await running.ask(intents.CallNext(command_id="n", window="w1"))
    (moved,) = await running.ask(intents.Transfer(command_id="t", window="w1", to_window="w3"))
    assert (moved.ticket.state, moved.ticket.window, moved.ticket.windows) == ("waiting", "w3", ("w3",))
    await running.stop()
