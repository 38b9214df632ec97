"""All that a group does happens at one time, in order, and is recorded with who asked for it."""

import asyncio
from datetime import UTC, datetime

from queue_server.domain.events import DayOpened, WindowOpened
from queue_server.domain.moment import Moment
from queue_server.domain.plan import Plan
from queue_server.engine.batch import Batch
from queue_server.engine.memory import thaw
from queue_server.engine.waiting import Waiting
from wire.intents import OpenWindow

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


async def test_the_day_is_opened_once_and_each_record_names_its_command(plan: Plan) -> None:
    memory = thaw(None, plan)
    batch = Batch(memory, Moment(NOW, NOW))
    answered = asyncio.get_running_loop().create_future()
    by = Waiting(OpenWindow(command_id="c1", window="w1"), "clerk:li", "desk", answered)
    batch.open_day()
    batch.happen(WindowOpened(window="w1", clerk="li"), by)
    batch.open_day()
    opened, window = batch.records
    assert opened.event == DayOpened(day="2026-11-23")
    assert (opened.command_id, opened.actor, opened.device) == ("", "", "")
    assert (window.command_id, window.actor, window.device) == ("c1", "clerk:li", "desk")
    assert [record.seq for record in batch.records] == [1, 2] == [1, memory.state.seq]
    assert {record.at for record in batch.records} == {NOW}
    assert memory.state.window("w1").clerk == "li"
