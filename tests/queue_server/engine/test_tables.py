"""The rows for reports: a ticket's newest value, and every stay of it in one state."""

from datetime import datetime
from typing import Any

from queue_server.domain.ticket import Ticket
from queue_server.engine.memory import thaw
from queue_server.engine.record import read_rows
from queue_server.engine.tables import Tables
from wire.intents import (
    CallNext,
    CloseWindow,
    Finish,
    Hold,
    Issue,
    OpenWindow,
    Recall,
    Resume,
    Start,
    Transfer,
)

SAID = (
    (0, OpenWindow(command_id="o1", window="w1", clerk="li")),
    (0, OpenWindow(command_id="o3", window="w3", clerk="wang")),
    (0, Issue(command_id="i", queue="a")),
    (5, CallNext(command_id="c1", window="w1")),
    (1, Recall(command_id="r", window="w1")),
    (1, Start(command_id="s1", window="w1")),
    (4, Hold(command_id="h", window="w1")),
    (3, Resume(command_id="e", window="w1")),
    (2, Transfer(command_id="t", window="w1", to_window="w3")),
    (6, CallNext(command_id="c3", window="w3")),
    (1, Start(command_id="s3", window="w3")),
    (9, Finish(command_id="f", window="w3")),
    (0, CloseWindow(command_id="x", window="w3")),
)


async def lived(world: Any) -> Ticket:
    """Let one ticket live through both queues; return it."""
    running = await world.started()
    for minutes, intent in SAID:
        world.later(minutes=minutes)
        await running.ask(intent)
    await running.stop()
    (ticket,) = world.store.tickets.values()
    return ticket  # type: ignore[no-any-return]


async def test_each_stay_is_kept_with_where_it_was_and_who_sat_there(world: Any) -> None:
    ticket = await lived(world)
    began: datetime = ticket.issued_at
    found = []
    for span in world.store.spans:
        minutes = (span.until - began).total_seconds() / 60
        found.append((span.state.value, span.queue, span.window, span.clerk, minutes))
        began = span.until
    assert found == [
        ("waiting", "a", None, None, 5),
        ("called", "a", "w1", "li", 2),
        ("serving", "a", "w1", "li", 4),
        ("held", "a", "w1", "li", 3),
        ("serving", "a", "w1", "li", 2),
        ("waiting", "a", "w3", None, 6),
        ("called", "a", "w3", "wang", 1),
        ("serving", "a", "w3", "wang", 9),
    ]
    assert {span.ticket for span in world.store.spans} == {ticket.id}
    assert began == ticket.ended_at


async def test_the_log_gives_the_same_rows_again(world: Any, plan: Any) -> None:
    await lived(world)
    memory, tables = thaw(None, plan), Tables()
    for record, _ in read_rows(world.store.rows, 0, memory.hash):
        tables.take(memory, record)
    assert tables.tickets == world.store.tickets
    assert tables.spans == world.store.spans


async def test_what_is_left_over_has_its_last_stay_too(world: Any) -> None:
    running = await world.started()
    await running.ask(Issue(command_id="i1", queue="a"))
    world.later(days=1)
    await running.ask(Issue(command_id="i2", queue="a"))
    await running.stop()
    assert [(span.state.value, span.until) for span in world.store.spans] == [("waiting", world.now)]
    assert [ticket.state.value for ticket in world.store.tickets.values()] == ["expired", "waiting"]
