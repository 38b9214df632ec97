"""Virtual clerks against the real server: served, late, not come, sent on, a person at the window."""

import asyncio
import json
import sys
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from demo.floor import Floor
from demo.news import News
from demo.outside import Outside
from demo.ports import free_port
from demo.program import Command, Program, Running
from demo.staff import Staff, place_in_queue
from demo.tempo import Tempo
from demo.visitors import Story, Visitor
from queue_server.domain import events as e
from wire import intents
from wire.live import WindowPlan


class House:
    """A server, the staff at work, and hands to take numbers with."""

    def __init__(self, base: str, outside: Outside, floor: Floor, news: News, staff: Staff) -> None:
        self.base, self.outside, self.floor, self.news, self.staff = base, outside, floor, news, staff

    def post(self, path: str, **body: Any) -> Any:
        body = {"command_id": f"{path.rpartition('/')[2]}-{len(self.outside.log)}-{id(body)}", **body}
        head = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.base + path, json.dumps(body).encode(), head)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    async def take(self, queue: str, story: Story | None = "served", service: float = 60.0) -> str:
        issued = await asyncio.to_thread(self.post, "/api/v1/tickets", queue=queue)
        number: str = issued["number"]
        if story is not None:
            visitor = Visitor(
                name=number, arrives=0.0, item="X", path="popular", story=story, service_seconds=service
            )
            self.floor.took(visitor, number)
        return number

    async def stands(self, number: str, times: int = 1) -> None:
        """Step up to the window once called ``times`` times."""

        def is_called() -> bool:
            ticket = self.staff.ticket(number)
            return ticket is not None and ticket.state == "called" and ticket.times >= times

        assert await self.news.until(is_called, 60)
        ticket = self.staff.ticket(number)
        assert ticket is not None
        assert ticket.window is not None
        self.floor.stand(number, ticket.window)

    async def ends(self, number: str) -> str:
        assert await self.news.until(lambda: self.staff.ended(number), 60)
        ticket = self.staff.ticket(number)
        assert ticket is not None
        return ticket.state

    async def told(self) -> list[str]:
        await self.outside.read_log()
        names = [type(record.event).__name__ for record in self.outside.log]
        return [name for name in names if name not in ("DayOpened", "WindowOpened")]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    port = free_port()
    outside = Outside(f"http://127.0.0.1:{port}")
    words = ("-m", "queue_server", "--port", str(port), "--database", str(tmp_path / "hall.db"))
    program = Program("server", lambda: Command((sys.executable, *words)), outside.healthy)
    server = Running(program, tmp_path / "log", lambda _: None)
    await server.start()
    news = News()
    floor = Floor(news)
    url, tempo = f"ws://127.0.0.1:{port}/ws", Tempo(200, least_patience=1.0)
    staff = Staff(url, floor=floor, news=news, tempo=tempo, names=("Wang", "Li"), seed=1)
    work = asyncio.create_task(staff.run())
    try:
        assert await news.until(lambda: "l16" in staff.mirror.windows, 60)
        yield House(outside.base, outside, floor, news, staff)
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await server.stop()


async def test_who_comes_is_served(house: House) -> None:
    number = await house.take("farm")
    await house.stands(number)
    assert await house.ends(number) == "finished"
    assert await house.told() == ["TicketIssued", "TicketCalled", "ServiceStarted", "ServiceFinished"]


async def test_who_comes_late_is_called_again_and_who_never_comes_is_given_up(house: House) -> None:
    late, never = await house.take("farm", "late"), await house.take("fund", "no_show")
    await house.stands(late, times=2)
    assert await house.ends(late) == "finished"
    assert await house.ends(never) == "no_show"
    assert (await house.told()).count("TicketRecalled") == 2


async def test_who_is_sent_on_is_called_once_more(house: House) -> None:
    number = await house.take("farm", "moved")
    await house.stands(number)

    def is_moved() -> bool:
        ticket = house.staff.ticket(number)
        return ticket is not None and ticket.queue == "result"

    assert await house.news.until(is_moved, 60)
    await house.stands(number)
    assert await house.ends(number) == "finished"
    assert (await house.told()).count("TicketTransferred") == 1
    windows = [r.event.window for r in house.outside.log if isinstance(r.event, e.TicketCalled)]
    assert windows == ["l16", "r35"]


async def test_a_number_of_a_real_person_is_served_too(house: House) -> None:
    number = await house.take("farm", story=None)
    assert await house.ends(number) == "finished"


async def test_a_second_window_opens_as_the_line_grows(house: House) -> None:
    served = await house.take("transport", service=40_000.0)
    await house.stands(served)  # and is served for long: the next two wait, however slow the machine
    for _ in range(2):
        await house.take("transport")

    def both_are_open() -> bool:
        windows = house.staff.mirror.windows
        return windows["l13"].state == windows["l14"].state == "open"

    assert await house.news.until(both_are_open, 60)


async def test_a_person_who_sits_down_has_the_window(house: House) -> None:
    await asyncio.to_thread(house.post, "/api/v1/windows/l16/open", clerk="zhang")
    number = await house.take("farm", story=None)
    assert not await house.news.until(lambda: house.staff.mirror.windows["l16"].ticket is not None, 0.5)
    called = await asyncio.to_thread(house.post, "/api/v1/windows/l16/call-next")
    assert called["ticket"]["number"] == number
    assert not await house.news.until(lambda: house.staff.ended(number), 0.5)
    await house.staff.ask(intents.Finish(command_id="f1", window="l16"))
    assert await house.ends(number) == "finished"


def test_places_in_a_queue() -> None:
    def window(name: str, *queues: str) -> WindowPlan:
        return WindowPlan(id=name, label=name, hall="h", name=name, name_en=name, queues=queues)

    windows = (window("a", "q"), window("b", "q"), window("c", "q", "r"), window("d"))
    assert [place_in_queue(one, windows) for one in windows] == [0, 1, 0, 0]
