"""Who waits is turned away once, and who has an answer keeps it."""

import asyncio

from queue_server.engine.waiting import Waiting, turn_away
from wire.answers import Done, Unavailable
from wire.intents import Issue


async def test_only_who_has_no_answer_is_turned_away() -> None:
    loop = asyncio.get_running_loop()
    first, second = (
        Waiting(Issue(command_id=name, queue="a"), "clerk:li", "desk", loop.create_future())
        for name in ("c1", "c2")
    )
    first.answered.set_result(Done(command_id="c1"))
    turn_away([first, second], "disk full")
    assert first.answered.result() == Done(command_id="c1")
    assert second.answered.result() == Unavailable(command_id="c2", detail="disk full")
