"""A group waits for the crowd it comes from, and for no longer than a part of what a commit takes."""

import asyncio
from typing import Any

import pytest

from queue_server.engine.inbox import MOST_SECONDS, PART, Inbox
from queue_server.engine.waiting import Waiting
from wire.intents import Issue

LONG = 10 * MOST_SECONDS
MOST = 500


def command(name: str) -> Waiting:
    return Waiting(
        Issue(command_id=name, queue="a"), "local", "rest", asyncio.get_running_loop().create_future()
    )


def put(inbox: Inbox, names: str) -> None:
    for name in names:
        inbox.put(command(name))


def told(group: list[Waiting]) -> str:
    return "".join(waiting.intent.command_id for waiting in group)


async def turns(count: int = 5) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_commands_are_taken_in_order_and_no_more_than_may() -> None:
    inbox = Inbox()
    put(inbox, "abcde")
    assert [told(await inbox.take(3)), len(inbox), told(await inbox.take(3))] == ["abc", 2, "de"]


async def test_one_who_comes_alone_does_not_wait() -> None:
    inbox = Inbox()
    put(inbox, "a")
    await inbox.take(MOST)
    inbox.answered(1, LONG)
    taking = asyncio.create_task(inbox.take(MOST))
    await turns()
    put(inbox, "b")
    await turns()
    assert taking.done()
    assert told(taking.result()) == "b"


@pytest.fixture
async def still(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A loop whose clock stands still until it is set; timers are due by it."""
    loop = asyncio.get_running_loop()
    clock = {"now": 0.0}
    due: list[tuple[float, Any]] = []

    class Timer:
        def cancel(self) -> None:
            due.clear()

    def call_at(when: float, what: Any) -> Timer:
        due.append((when, what))
        return Timer()

    def later(seconds: float) -> None:
        clock["now"] += seconds
        for when, what in [*due]:
            if when <= clock["now"]:
                what()

    monkeypatch.setattr(loop, "time", lambda: clock["now"])
    monkeypatch.setattr(loop, "call_at", call_at)
    return later


async def test_a_crowd_is_waited_for_until_it_is_there(still: Any) -> None:
    inbox = Inbox()
    put(inbox, "x")
    inbox.answered(2, LONG)  # two were answered, and one waits already
    taking = asyncio.create_task(inbox.take(MOST))
    await turns()
    put(inbox, "y")
    await turns()
    assert not taking.done()
    put(inbox, "z")
    await turns()
    assert told(taking.result()) == "xyz"
    still(LONG)  # the timer is gone: nobody is woken
    again = asyncio.create_task(inbox.take(MOST))
    await turns()
    assert not again.done()
    again.cancel()


@pytest.mark.parametrize(("commit", "waits"), [(0.004, PART * 0.004), (LONG, MOST_SECONDS)])
async def test_but_not_for_long(still: Any, commit: float, waits: float) -> None:
    inbox = Inbox()
    put(inbox, "x")
    inbox.answered(9, commit)
    taking = asyncio.create_task(inbox.take(MOST))
    await turns()
    still(waits * 0.99)
    await turns()
    assert not taking.done()
    still(waits * 0.02)
    await turns()
    assert told(taking.result()) == "x"
    put(inbox, "y")  # the crowd did not come: nobody waits for it any more
    assert told(await inbox.take(MOST)) == "y"


async def test_nobody_is_waited_for_who_would_not_be_taken(still: Any) -> None:
    inbox = Inbox()
    put(inbox, "x")
    inbox.answered(9, LONG)
    assert told(await inbox.take(1)) == "x"
    still(0)


async def test_who_is_woken_takes_what_is_there(still: Any) -> None:
    inbox = Inbox()
    inbox.wake()
    assert await inbox.take(MOST) == []
    put(inbox, "x")
    inbox.answered(9, LONG)
    taking = asyncio.create_task(inbox.take(MOST))
    await turns()
    inbox.wake()
    await turns()
    assert told(taking.result()) == "x"
    still(0)


async def test_what_was_turned_away_waits_no_longer() -> None:
    inbox = Inbox()
    put(inbox, "ab")
    assert [waiting.intent.command_id for waiting in inbox] == ["a", "b"]
    inbox.clear()
    assert len(inbox) == 0
    assert await inbox.take(MOST) == []
    put(inbox, "c")
    assert told(await inbox.take(MOST)) == "c"
