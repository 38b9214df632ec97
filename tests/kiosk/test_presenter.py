"""The kiosk behind its glass, against a queue server on a real socket."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.cache import Cache
from kiosk.flow import PATIENCE, Step
from kiosk.journey import Journey
from kiosk.news import News
from kiosk.orders import Order, Orders
from kiosk.presenter import Presenter
from kiosk.taker import Taker
from kiosk.views import HomeView, ItemView, ListView, SearchView, TakenView, UnitsView, targets
from kiosk.wording import Language
from kiosk.world import World
from printers.outcome import NotPrinted, Outcome, Printed, Unknown
from wire.intents import Issue
from wire.link import Link
from wire.live import TicketView
from wire.session import Phase


@dataclass
class Printer:
    """Slips by order; ``outcome`` is what becomes of each."""

    outcome: Outcome = field(default_factory=Printed)
    slips: list[str] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def slip(self, order: Order, ticket: TicketView) -> Outcome:
        await self.gate.wait()
        self.slips.append(f"{order.command_id} {ticket.number}")
        return self.outcome

    async def guide(self, code: str, language: Language) -> Outcome:
        self.guides.append(f"{code} {language}")
        return self.outcome


class Clock:
    """Seconds that go on when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Standing:
    """A kiosk at work."""

    presenter: Presenter
    world: World
    printer: Printer
    clock: Clock
    link: Link
    orders: Orders
    views: list[Any] = field(default_factory=list)

    def touch(self, *ids: str) -> None:
        for one in ids:
            assert self.presenter.touch(one), f"{one} is not among {self.ids()}"

    def step(self) -> str:
        return str(self.presenter.view.step)

    def ids(self) -> list[str]:
        return [target.id for target in targets(self.presenter.view)]

    async def shows(self, step: Step, state: str | None = None) -> Any:
        async with asyncio.timeout(20):
            while self.presenter.view.step is not step or state not in (None, self.presenter.view.state):
                await asyncio.sleep(0.005)
        return self.presenter.view

    async def live(self) -> None:
        async with asyncio.timeout(20):
            while self.link.phase is not Phase.LIVE:
                await asyncio.sleep(0.005)

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.presenter.refresh()


@pytest.fixture
async def kiosk(hall: Any, world: World, tmp_path: Path) -> AsyncIterator[Standing]:
    clock, printer = Clock(), Printer()
    printer.gate.set()
    news = News(world, Cache(tmp_path), "")
    link = Link(
        hall.url,
        program="hall-kiosk",
        device="kiosk-left",
        rooms=("kiosk",),
        on_news=lambda told: news.hear(told, time.time()),
    )
    orders = Orders(tmp_path / "orders.journal")
    orders.open(0.0)
    taker = Taker(link, orders, time.time, patient=1.0)
    presenter = Presenter(Journey(world, taker, printer, "zh", clock), slots=(8, 5), seconds=clock)
    presenter.renew = news.renew
    standing = Standing(presenter, world, printer, clock, link, orders)
    presenter.changed = standing.views.append
    news.changed = presenter.refresh
    running = asyncio.create_task(link.run())
    yield standing
    await presenter.journey.close()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await news.close()


async def test_a_popular_item_is_two_touches_from_home_to_a_printed_number(
    kiosk: Standing, hall: Any
) -> None:
    kiosk.touch("begin")
    assert isinstance(kiosk.presenter.view, HomeView)
    kiosk.touch("popular:GA-A-002", "take")
    taken = await kiosk.shows(Step.TAKEN, "printed")
    assert isinstance(taken, TakenView)
    assert taken.number == "L001"
    assert (taken.way, taken.hall, taken.windows) == ("请往右走", "右厅", "19–21\xa0号窗口")
    assert taken.qr == ""
    (order,) = hall.tickets
    assert kiosk.printer.slips == [f"{order} L001"]
    assert kiosk.orders.open(time.time()) == ((), ())


async def test_a_double_touch_takes_one_number(kiosk: Standing, hall: Any) -> None:
    kiosk.touch("begin", "popular:GA-A-002", "take")
    assert kiosk.presenter.view.step is Step.TAKING
    assert not kiosk.presenter.touch("take")
    await kiosk.shows(Step.TAKEN, "printed")
    assert not kiosk.presenter.touch("take")
    assert len(hall.tickets) == len(kiosk.printer.slips) == 1


async def test_a_lost_answer_is_asked_again_with_the_same_id(kiosk: Standing, hall: Any) -> None:
    hall.silent = 1
    kiosk.touch("begin", "popular:GA-A-002", "take")
    taken = await kiosk.shows(Step.TAKEN, "printed")
    asked = [intent.command_id for intent in hall.heard if isinstance(intent, Issue)]
    assert len(asked) >= 2
    assert len(set(asked)) == len(hall.tickets) == 1
    assert taken.number == "L001"


async def test_no_answer_in_time_may_be_tried_again_and_gives_one_number(kiosk: Standing, hall: Any) -> None:
    await kiosk.live()
    await hall.close()
    kiosk.touch("begin", "popular:GA-A-002", "take")
    item = await kiosk.shows(Step.ITEM)
    assert item.dialog is not None
    assert item.dialog.id == "no_answer"
    assert kiosk.ids() == ["home", "retry"]
    await hall.open()
    await kiosk.live()
    kiosk.touch("retry")
    await kiosk.shows(Step.TAKEN, "printed")
    assert len(hall.tickets) == 1


async def test_a_number_nobody_waits_for_is_withdrawn(kiosk: Standing, hall: Any) -> None:
    await kiosk.live()
    await hall.close()
    kiosk.touch("begin", "popular:GA-A-002", "take")
    await kiosk.shows(Step.ITEM)
    kiosk.touch("home")
    await hall.open()
    await hall.until(lambda: hall.cancelled)
    assert hall.cancelled == ["t1"]
    assert kiosk.presenter.view.step is Step.HOME
    assert kiosk.printer.slips == []


async def test_while_the_server_is_away_guides_are_read_numbers_refused(kiosk: Standing) -> None:
    kiosk.world.away = True
    kiosk.touch("begin")
    assert kiosk.presenter.view.bar.notice == "暂时不能取号，办事指南可照常查阅。"
    kiosk.touch("popular:GA-A-002")
    item = kiosk.presenter.view
    assert isinstance(item, ItemView)
    assert item.state == "away"
    assert item.papers
    kiosk.touch("take")
    dialog = kiosk.presenter.view.dialog
    assert dialog is not None
    assert "36\xa0号窗口" in dialog.text
    kiosk.touch("ok")
    kiosk.world.away = False
    kiosk.presenter.refresh()
    assert kiosk.presenter.view.state == "open"


@pytest.mark.parametrize(
    ("outcome", "state"), [(NotPrinted("paper_out"), "not_printed"), (Unknown("mute"), "unknown")]
)
async def test_without_paper_the_screen_is_the_slip(kiosk: Standing, outcome: Outcome, state: str) -> None:
    kiosk.printer.outcome = outcome
    kiosk.touch("begin", "popular:GA-A-002", "take")
    taken = await kiosk.shows(Step.TAKEN, state)
    assert taken.number == "L001"
    assert taken.qr == "http://hall.example/follow/follow1"
    kiosk.wait(PATIENCE[Step.TAKEN] + 1)
    assert kiosk.step() == "taken"
    kiosk.wait(PATIENCE[Step.TAKEN] + 1)
    assert kiosk.step() == "home"


async def test_a_late_slip_says_nothing_to_the_next_citizen(kiosk: Standing) -> None:
    kiosk.printer.gate.clear()
    kiosk.touch("begin", "popular:GA-A-002", "take")
    await kiosk.shows(Step.TAKEN, "printing")
    kiosk.touch("done")
    kiosk.touch("search", "key:s")
    before = kiosk.presenter.view
    kiosk.printer.gate.set()
    await asyncio.sleep(0.05)
    assert kiosk.printer.slips
    assert kiosk.presenter.view == before


async def test_a_refusal_is_said_in_plain_words(kiosk: Standing, hall: Any) -> None:
    hall.refusal = "unknown_item"
    kiosk.touch("begin", "popular:GA-A-002", "take")
    item = await kiosk.shows(Step.ITEM)
    assert item.dialog is not None
    assert item.dialog.text.startswith("这个事项目前不在本中心办理")
    kiosk.touch("ok", "take")
    await hall.until(lambda: len(hall.heard) == 2)
    assert hall.heard[0].command_id != hall.heard[1].command_id


async def test_a_priority_goes_with_the_order(kiosk: Standing, hall: Any) -> None:
    await kiosk.shows(Step.ATTRACT)
    kiosk.touch("begin", "popular:GA-A-002", "priority", "take:elderly")
    await kiosk.shows(Step.TAKEN, "printed")
    assert hall.heard[0].priority == "elderly"


async def test_a_restart_goes_on_with_the_order_it_cut_short(kiosk: Standing, hall: Any) -> None:
    order = Order("cut-short", "GA-L-001", time.time(), "en")
    kiosk.orders.asked(order)
    (waiting,), _ = kiosk.orders.open(time.time())
    kiosk.presenter.journey.resume(waiting)
    taken = await kiosk.shows(Step.TAKEN, "printed")
    assert taken.title == "Please take your slip"
    assert list(hall.tickets) == ["cut-short"]


async def test_the_other_language_is_one_touch_everywhere_and_goes_with_the_citizen(kiosk: Standing) -> None:
    kiosk.touch("language")
    assert kiosk.presenter.view.question == "What brings you here today?"  # type: ignore[attr-defined]
    for way in (("units",), ("unit:gongan",), ("item:GA-A-002",)):
        kiosk.touch(*way)
        assert "language" in kiosk.ids()
    assert kiosk.presenter.view.title == "Resident ID card"  # type: ignore[attr-defined]
    kiosk.touch("language")
    assert kiosk.presenter.view.title == "办身份证"  # type: ignore[attr-defined]
    kiosk.touch("language")
    kiosk.wait(PATIENCE[Step.ITEM])
    assert kiosk.presenter.view.step is Step.ATTRACT
    assert kiosk.presenter.view.language == "zh"


async def test_lists_turn_pages_and_back_returns_to_the_page(kiosk: Standing) -> None:
    kiosk.touch("begin", "units")
    assert isinstance(kiosk.presenter.view, UnitsView)
    assert len(kiosk.presenter.view.units) == 29
    kiosk.touch("unit:gongan", "next", "next")
    listed = kiosk.presenter.view
    assert isinstance(listed, ListView)
    assert listed.pager.text == "3\xa0/\xa04"
    kiosk.touch(listed.rows[0].target.id, "back")
    assert kiosk.presenter.view == listed
    kiosk.touch("next", "next", "next")
    assert len(kiosk.presenter.view.rows) == 29 - 3 * 8
    kiosk.touch("previous")
    assert kiosk.presenter.view == listed


async def test_typing_finds_and_narrows(kiosk: Standing) -> None:
    kiosk.touch("begin", "search", "key:s", "key:f", "key:z")
    found = kiosk.presenter.view
    assert isinstance(found, SearchView)
    assert found.rows[0].target.text == "办身份证"
    assert found.words[0].id == "word:身份证"
    kiosk.touch("word:身份证")
    assert kiosk.presenter.view.query == "身份证"  # type: ignore[attr-defined]
    kiosk.touch("key:erase", "key:clear")
    assert kiosk.presenter.view.query == ""  # type: ignore[attr-defined]
    kiosk.touch("key:v", "key:q", "key:v", "key:u")
    assert kiosk.presenter.view.found.startswith("没有找到")  # type: ignore[attr-defined]
    kiosk.touch("home")
    kiosk.touch("search")
    assert kiosk.presenter.view.query == ""  # type: ignore[attr-defined]


async def test_a_guide_is_printed_in_the_citizen_s_language(kiosk: Standing) -> None:
    kiosk.touch("language", "popular:GA-A-002", "print")
    await asyncio.sleep(0.02)
    assert kiosk.printer.guides == ["GA-A-002 en"]
    assert kiosk.presenter.view.dialog is not None
    assert kiosk.presenter.view.dialog.id == "guide_printed"
    kiosk.printer.outcome = NotPrinted("paper_out")
    kiosk.touch("ok", "print")
    await asyncio.sleep(0.02)
    assert kiosk.presenter.view.dialog.id == "guide_failed"


async def test_before_time_is_up_it_says_so_and_a_touch_goes_on(kiosk: Standing) -> None:
    kiosk.touch("begin", "units")
    kiosk.wait(PATIENCE[Step.UNITS] - 5)
    assert kiosk.presenter.view.foot.idle == "5 秒后返回，触摸屏幕可继续".replace(" ", "\xa0")
    kiosk.touch("unit:gongan")
    assert kiosk.presenter.view.foot.idle == ""
    kiosk.wait(PATIENCE[Step.LIST])
    assert kiosk.presenter.view.step is Step.ATTRACT


async def test_figures_come_from_the_server(kiosk: Standing, hall: Any) -> None:
    kiosk.world.queues = {}
    kiosk.touch("begin", "popular:GA-A-002")
    async with asyncio.timeout(20):
        while kiosk.presenter.view.take_note != "前面还有\xa03\xa0人":  # type: ignore[attr-defined]
            await asyncio.sleep(0.01)
    waiting, wait, where = kiosk.presenter.view.facts  # type: ignore[attr-defined]
    assert (waiting.value, wait.value, where.label) == ("3\xa0人", "10–20\xa0分钟", "右厅")
    assert kiosk.world.public_url == "http://hall.example"


async def test_a_target_that_is_not_shown_cannot_be_touched(kiosk: Standing) -> None:
    assert not kiosk.presenter.touch("take")
    kiosk.touch("begin")
    assert not kiosk.presenter.touch("home")
    assert not kiosk.presenter.touch("")
