"""Answers: what the asker is told, from the state right after the command's events."""

from typing import Any

from wire import intents, receipts
from wire.answers import Done, NobodyWaits


async def test_who_takes_a_number_is_told_its_secret_and_nobody_else_is(world: Any) -> None:
    running = await world.started()
    (issued,) = await running.ask(intents.Issue(command_id="c1", queue="a"))
    await running.ask(intents.OpenWindow(command_id="o", window="w1", clerk="li"))
    (called,) = await running.ask(intents.CallNext(command_id="n", window="w1"))
    assert issued.ticket.follow
    assert called.ticket.follow is None
    assert all(ticket.follow is None for change in world.published for ticket in change.tickets)
    await running.stop()


async def test_a_command_at_a_window_shows_the_window(world: Any) -> None:
    running = await world.started()
    (opened,) = await running.ask(intents.OpenWindow(command_id="o", window="w1", clerk="li"))
    await running.ask(intents.Issue(command_id="c1", queue="a"))
    (called,) = await running.ask(intents.CallNext(command_id="n1", window="w1"))
    assert (opened.window.state, opened.ticket) == ("open", None)
    assert (called.window.number, called.ticket.state) == ("A001", "called")
    (nobody,) = await running.ask(intents.CallNext(command_id="n2", window="w1"))
    assert isinstance(nobody, NobodyWaits)
    assert nobody.window is not None
    assert nobody.window.ticket is None
    await running.stop()


async def test_a_proof_is_answered_with_its_ticket(world: Any) -> None:
    running = await world.started()
    (issued,) = await running.ask(intents.Issue(command_id="c1", queue="a"))
    proof = receipts.SlipPrinted(command_id="p", ticket=issued.ticket.id, printer="k")
    (done,) = await running.ask(proof)
    assert isinstance(done, Done)
    assert done.ticket is not None
    assert (done.ticket.slip, done.window) == ("printed", None)
    await running.stop()
