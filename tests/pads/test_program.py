"""``hall-pads`` between a small server and virtual pads on a pty: keys become intents, answers beeps."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from websockets.asyncio.server import Server, ServerConnection, serve

from config.load import DEMO_COUNTY, load
from pads.options import arguments
from pads.program import Program, baud_of
from pads.virtual.line import VirtualLine
from pads.virtual.pad import VirtualPad
from transports.errors import BadAddress
from wire import codec, intents
from wire.answers import Answer, Done, NobodyWaits, Refused
from wire.hello import Hello, Welcome
from wire.intents import Intent
from wire.live import Change, QueueView, SitePlan, Snapshot, WindowPlan, WindowView
from wire.rating import RateService

SITE = load(DEMO_COUNTY, "centre").site
LINE = SITE.pad_lines[0]
FIRST = LINE.pads[0]
WINDOW = next(window for window in SITE.windows if window.id == FIRST.window)
OTHER = next(window for window in SITE.windows if window.id == LINE.pads[1].window)
PATIENCE = 30.0
PLAN = SitePlan(
    site="centre",
    name="中心",
    name_en="Centre",
    halls=(),
    queues=(),
    windows=tuple(
        WindowPlan(id=w.id, label=w.label, hall=w.hall, name=w.name, name_en=w.name_en, queues=w.queues)
        for w in SITE.windows
    ),
)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.01)


class Desk:
    """A server that answers as it is told; ``heard`` are the intents that came."""

    def __init__(self) -> None:
        self.heard: list[Intent] = []
        self.hellos: list[Hello] = []
        self.answer: Callable[[str], Answer] = lambda command_id: Done(command_id=command_id)
        self.port = 0
        self._seq = 1
        self._server: Server | None = None
        self._clients: list[ServerConnection] = []

    async def start(self) -> None:
        self._server = await serve(self._converse, "127.0.0.1", self.port, compression=None)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        self._clients.clear()

    async def tell(self, window: WindowView | None = None, waiting: int | None = None) -> None:
        self._seq += 1
        change = Change(
            seq=self._seq,
            day="d",
            windows=(window,) if window else (),
            queues=() if waiting is None else (_queue(waiting),),
        )
        for client in self._clients:
            await client.send(codec.encode(change).decode())

    async def _converse(self, connection: ServerConnection) -> None:
        hello = codec.decode_from_client(await connection.recv())
        assert isinstance(hello, Hello)
        self.hellos.append(hello)
        welcome = Welcome(version=1, epoch="e", site="centre", day="d", now=0.0, catalogue="")
        first = Snapshot(
            seq=self._seq,
            day="d",
            plan=PLAN,
            windows=(WindowView(id=WINDOW.id, state="open"),),
            queues=(_queue(4),),
        )
        for message in (welcome, first):
            await connection.send(codec.encode(message).decode())
        self._clients.append(connection)
        async for frame in connection:
            intent = codec.decode_from_client(frame)
            assert isinstance(intent, Intent)
            self.heard.append(intent)
            await connection.send(codec.encode(self.answer(intent.command_id)).decode())


def _queue(waiting: int) -> QueueView:
    return QueueView(id=WINDOW.queues[0], waiting=waiting, open_windows=1)


class Hall:
    """The desk, the virtual line, and the first pad on it."""

    def __init__(self, desk: Desk, line: VirtualLine) -> None:
        self.desk = desk
        self.line = line
        self.pad = line.pads[FIRST.address]

    async def press(self, key: str, digits: str = "") -> None:
        assert await self.line.press(FIRST.address, key, digits)


@asynccontextmanager
async def hall(folder: Path) -> AsyncIterator[Hall]:
    desk = Desk()
    await desk.start()
    link = folder / "pads"
    words = ["--server", f"ws://127.0.0.1:{desk.port}", "--line", LINE.id]
    words += ["--address", f"{LINE.id}=serial:{link}?baud=9600"]
    program = Program(SITE, arguments(words))
    pads = [VirtualPad(pad.address, pad.window, folder) for pad in LINE.pads]
    async with VirtualLine(link, pads, folder, baud=None) as line:
        work = asyncio.create_task(program.run())
        there = Hall(desk, line)
        await until(lambda: there.pad.digits == "  4   ")
        yield there
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    await desk.stop()


async def test_keys_become_intents_at_the_pads_window(tmp_path: Path) -> None:
    async with hall(tmp_path) as there:
        for key, digits in (("next", ""), ("recall", ""), ("no_show", ""), ("transfer", OTHER.label)):
            await there.press(key, digits)
        await there.press("pause")
        await until(lambda: len(there.desk.heard) == 5)
        kinds = [type(intent) for intent in there.desk.heard]
        assert kinds == [
            intents.CallNext,
            intents.Recall,
            intents.NoShow,
            intents.Transfer,
            intents.PauseWindow,
        ]
        assert {intent.window for intent in there.desk.heard if isinstance(intent, intents.AtWindow)} == {
            WINDOW.id
        }
        transfer = there.desk.heard[3]
        assert isinstance(transfer, intents.Transfer)
        assert transfer.to_window == OTHER.id
        assert len({intent.command_id for intent in there.desk.heard}) == 5
        assert there.pad.beeps == 0


async def test_ticket_and_waiting_stand_on_the_pad(tmp_path: Path) -> None:
    async with hall(tmp_path) as there:
        view = WindowView(id=WINDOW.id, state="open", ticket="t", number="A012", ticket_state="called")
        await there.desk.tell(view, 17)
        await until(lambda: there.pad.digits == " 17012")
        await there.press("start")
        await until(lambda: len(there.desk.heard) == 1)
        assert isinstance(there.desk.heard[0], intents.Start)


ANSWERS: dict[str, Callable[[str], Answer]] = {
    "nobody waits": lambda command_id: NobodyWaits(command_id=command_id),
    "refused": lambda command_id: Refused(command_id=command_id, code="illegal_move", detail=""),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
async def test_a_press_that_came_to_nothing_beeps(tmp_path: Path, answer: Callable[[str], Answer]) -> None:
    async with hall(tmp_path) as there:
        there.desk.answer = answer
        await there.press("next")
        await until(lambda: there.pad.beeps == 1)


async def test_a_key_that_asks_nothing_of_the_server_beeps_too(tmp_path: Path) -> None:
    async with hall(tmp_path) as there:
        await there.press("transfer", "99")
        await until(lambda: there.pad.beeps == 1)
        await there.press("cancel")
        await there.press("next")
        await until(lambda: len(there.desk.heard) == 1)
        assert there.pad.beeps == 1


async def test_the_rating_key_opens_the_rating_which_is_told_of_the_window(tmp_path: Path) -> None:
    async with hall(tmp_path) as there:
        await there.press("ask_rating")
        await until(lambda: there.pad.rating_open)
        assert await there.line.rate(FIRST.address, 0)
        await until(lambda: len(there.desk.heard) == 1)
        assert await there.line.rate(FIRST.address, 3)
        await until(lambda: len(there.desk.heard) == 2)
        rated = [intent for intent in there.desk.heard if isinstance(intent, RateService)]
        assert [(intent.window, intent.level) for intent in rated] == [(WINDOW.id, 5), (WINDOW.id, 2)]


async def test_without_the_server_the_pad_is_dark_and_beeps_and_nothing_comes_late(tmp_path: Path) -> None:
    async with hall(tmp_path) as there:
        await there.desk.stop()
        await until(lambda: there.pad.digits == "      ")
        await there.press("next")
        await until(lambda: there.pad.beeps == 1)
        await there.line.rate(FIRST.address, 0)
        await there.desk.start()
        await until(lambda: there.pad.digits == "  4   ")
        assert there.desk.heard == []


async def test_it_listens_only_to_the_halls_of_its_windows(tmp_path: Path) -> None:
    async with hall(tmp_path) as there:
        assert there.desk.hellos[0].rooms == (f"hall:{WINDOW.hall}",)
        assert there.desk.hellos[0].program == "pads"


@pytest.mark.parametrize(("address", "baud"), [("serial:/dev/x?baud=19200", 19200), ("tcp:h:1", 9600)])
def test_the_speed_of_a_line(address: str, baud: int) -> None:
    assert baud_of(address) == baud


def test_a_bad_address_is_refused_at_once() -> None:
    with pytest.raises(BadAddress):
        Program(SITE, arguments(["--line", LINE.id, "--address", f"{LINE.id}=nonsense"]))
