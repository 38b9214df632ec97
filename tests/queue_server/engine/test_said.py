"""A command that did nothing does nothing when it comes again, whatever has changed meanwhile."""

from typing import Any

from queue_server.engine.said import Said
from wire.answers import Done, NobodyWaits, Refused, Unavailable
from wire.intents import CallNext, CloseWindow, Issue, OpenWindow

NEXT = CallNext(command_id="next", window="w1")


def refused(name: str) -> Refused:
    return Refused(command_id=name, code="window_busy", detail="")


def test_the_oldest_goes_when_there_are_too_many() -> None:
    said = Said(most=2)
    for name in "abc":
        said.keep(refused(name))
    assert said.get("a") is None
    assert said.get("c") == refused("c")


def test_only_what_was_never_given_is_withdrawn() -> None:
    said = Said()
    said.keep(refused("given"))
    said.stand()
    said.keep(refused("failed"))
    said.withdraw()
    assert said.get("given") == refused("given")
    assert said.get("failed") is None


async def test_who_was_told_that_nobody_waits_calls_nobody_by_a_late_copy(world: Any) -> None:
    running = await world.started()
    await running.ask(OpenWindow(command_id="open", window="w1"))
    (first,) = await running.ask(NEXT)
    assert isinstance(first, NobodyWaits)
    await running.ask(Issue(command_id="issue", queue="a"))
    records = len(world.store.rows)
    assert await running.ask(NEXT) == [first]
    assert len(world.store.rows) == records
    await running.stop()


async def test_a_copy_in_the_same_group_gets_the_same_answer(world: Any) -> None:
    running = await world.started()
    await running.ask(OpenWindow(command_id="open", window="w1"))
    first, _, again = await running.ask(NEXT, Issue(command_id="issue", queue="a"), NEXT)
    assert isinstance(first, NobodyWaits)
    assert again == first
    await running.stop()


async def test_what_was_refused_stays_refused(world: Any) -> None:
    running = await world.started()
    (first,) = await running.ask(NEXT)
    assert isinstance(first, Refused)
    await running.ask(OpenWindow(command_id="open", window="w1"), Issue(command_id="issue", queue="a"))
    assert await running.ask(NEXT) == [first]
    await running.stop()


async def test_a_refusal_that_nobody_got_is_no_refusal(world: Any) -> None:
    running = await world.started()
    await running.ask(OpenWindow(command_id="open", window="w1"), Issue(command_id="issue", queue="a"))
    world.store.failures = ["before"]
    given = await running.ask(CloseWindow(command_id="close", window="w1"), NEXT)
    assert all(isinstance(answer, Unavailable) for answer in given)
    (called,) = await running.ask(NEXT)
    assert isinstance(called, Done)
    await running.stop()


async def test_a_refusal_that_was_given_outlives_a_later_group_that_fails(world: Any) -> None:
    running = await world.started()
    (first,) = await running.ask(NEXT)
    world.store.failures = ["before"]
    await running.ask(OpenWindow(command_id="open", window="w1"), NEXT)
    await running.ask(OpenWindow(command_id="open", window="w1"), Issue(command_id="issue", queue="a"))
    assert await running.ask(NEXT) == [first]
    await running.stop()
