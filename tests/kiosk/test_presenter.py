"""The kiosk behind its glass, against a queue server on a real socket."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.flow import PATIENCE, Step
from kiosk.orders import Order
from kiosk.views import HomeView, ItemView, ListView, SearchView, TakenView, TilesView
from printers.outcome import NotPrinted, Outcome, Unknown
from wire.intents import Issue


async def test_a_popular_item_is_two_touches_from_home_to_a_printed_number(
    kiosk: Any, hall: Any, tmp_path: Path
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
    async with asyncio.timeout(60):  # the order is closed after the number was shown; ``open`` would rewrite
        while "settled" not in (tmp_path / "orders.journal").read_text():
            await asyncio.sleep(0.01)
    assert kiosk.orders.open(time.time()) == ((), ())


async def test_a_double_touch_takes_one_number(kiosk: Any, hall: Any) -> None:
    kiosk.touch("begin", "popular:GA-A-002", "take")
    assert kiosk.presenter.view.step is Step.TAKING
    assert not kiosk.presenter.touch("take")
    await kiosk.shows(Step.TAKEN, "printed")
    assert not kiosk.presenter.touch("take")
    assert len(hall.tickets) == len(kiosk.printer.slips) == 1


async def test_a_lost_answer_is_asked_again_with_the_same_id(kiosk: Any, hall: Any) -> None:
    hall.silent = 1
    kiosk.touch("begin", "popular:GA-A-002", "take")
    taken = await kiosk.shows(Step.TAKEN, "printed")
    asked = [intent.command_id for intent in hall.heard if isinstance(intent, Issue)]
    assert len(asked) >= 2
    assert len(set(asked)) == len(hall.tickets) == 1
    assert taken.number == "L001"


async def test_no_answer_in_time_may_be_tried_again_and_gives_one_number(kiosk: Any, hall: Any) -> None:
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


async def test_a_number_nobody_waits_for_is_withdrawn(kiosk: Any, hall: Any) -> None:
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


async def test_while_the_server_is_away_guides_are_read_numbers_refused(kiosk: Any) -> None:
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
async def test_without_paper_the_screen_is_the_slip(kiosk: Any, outcome: Outcome, state: str) -> None:
    kiosk.printer.outcome = outcome
    kiosk.touch("begin", "popular:GA-A-002", "take")
    taken = await kiosk.shows(Step.TAKEN, state)
    assert taken.number == "L001"
    assert taken.qr == "http://hall.example/follow/follow1"
    kiosk.wait(PATIENCE[Step.TAKEN] + 1)
    assert kiosk.step() == "taken"
    kiosk.wait(PATIENCE[Step.TAKEN] + 1)
    assert kiosk.step() == "home"


async def test_a_late_slip_says_nothing_to_the_next_citizen(kiosk: Any) -> None:
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


async def test_a_refusal_is_said_in_plain_words(kiosk: Any, hall: Any) -> None:
    hall.refusal = "unknown_item"
    kiosk.touch("begin", "popular:GA-A-002", "take")
    item = await kiosk.shows(Step.ITEM)
    assert item.dialog is not None
    assert item.dialog.text.startswith("这个事项目前不在本中心办理")
    kiosk.touch("ok", "take")
    await hall.until(lambda: len(hall.heard) == 2)
    assert hall.heard[0].command_id != hall.heard[1].command_id


async def test_a_priority_goes_with_the_order(kiosk: Any, hall: Any) -> None:
    await kiosk.shows(Step.ATTRACT)
    kiosk.touch("begin", "popular:GA-A-002", "priority", "take:elderly")
    await kiosk.shows(Step.TAKEN, "printed")
    assert hall.heard[0].priority == "elderly"


async def test_a_restart_goes_on_with_the_order_it_cut_short(kiosk: Any, hall: Any) -> None:
    order = Order("cut-short", "GA-L-001", time.time(), "en")
    kiosk.orders.asked(order)
    (waiting,), _ = kiosk.orders.open(time.time())
    kiosk.presenter.journey.resume(waiting)
    taken = await kiosk.shows(Step.TAKEN, "printed")
    assert taken.title == "Please take your slip"
    assert list(hall.tickets) == ["cut-short"]


async def test_the_other_language_is_one_touch_everywhere_and_goes_with_the_citizen(kiosk: Any) -> None:
    kiosk.touch("language")
    assert kiosk.presenter.view.question == "What brings you here today?"
    for way in (("units",), ("unit:gongan",), ("item:GA-A-002",)):
        kiosk.touch(*way)
        assert "language" in kiosk.ids()
    assert kiosk.presenter.view.title == "Resident ID card"
    kiosk.touch("language")
    assert kiosk.presenter.view.title == "办身份证"
    kiosk.touch("language")
    kiosk.wait(PATIENCE[Step.ITEM])
    assert kiosk.presenter.view.step is Step.ATTRACT
    assert kiosk.presenter.view.language == "zh"


async def test_lists_turn_pages_and_back_returns_to_the_page(kiosk: Any) -> None:
    kiosk.touch("begin", "units")
    assert isinstance(kiosk.presenter.view, TilesView)
    assert len(kiosk.presenter.view.tiles) == 29
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


async def test_typing_finds_and_narrows(kiosk: Any) -> None:
    kiosk.touch("begin", "search", "key:s", "key:f", "key:z")
    found = kiosk.presenter.view
    assert isinstance(found, SearchView)
    assert found.rows[0].target.text == "办身份证"
    assert found.words[0].id == "word:身份证"
    kiosk.touch("word:身份证")
    assert kiosk.presenter.view.query == "身份证"
    kiosk.touch("key:erase", "key:clear")
    assert kiosk.presenter.view.query == ""
    kiosk.touch("key:v", "key:q", "key:v", "key:u")
    assert kiosk.presenter.view.found.startswith("没有找到")
    kiosk.touch("home")
    kiosk.touch("search")
    assert kiosk.presenter.view.query == ""


async def test_a_guide_is_printed_in_the_citizen_s_language(kiosk: Any) -> None:
    kiosk.touch("language", "popular:GA-A-002", "print", "print:guide")
    await asyncio.sleep(0.02)
    assert kiosk.printer.guides == ["GA-A-002 en guide"]
    assert kiosk.presenter.view.dialog is not None
    assert kiosk.presenter.view.dialog.id == "guide_printed"
    kiosk.printer.outcome = NotPrinted("paper_out")
    kiosk.touch("ok", "print", "print:list")
    await asyncio.sleep(0.02)
    assert kiosk.printer.guides[1:] == ["GA-A-002 en list"]
    assert kiosk.presenter.view.dialog.id == "guide_failed"


async def test_before_time_is_up_it_says_so_and_a_touch_goes_on(kiosk: Any) -> None:
    kiosk.touch("begin", "units")
    kiosk.wait(PATIENCE[Step.UNITS] - 5)
    assert kiosk.presenter.view.foot.idle == "5 秒后返回，触摸屏幕可继续".replace(" ", "\xa0")
    kiosk.touch("unit:gongan")
    assert kiosk.presenter.view.foot.idle == ""
    kiosk.wait(PATIENCE[Step.LIST])
    assert kiosk.presenter.view.step is Step.ATTRACT


async def test_figures_come_from_the_server(kiosk: Any, hall: Any) -> None:
    kiosk.world.queues = {}
    kiosk.touch("begin", "popular:GA-A-002")
    async with asyncio.timeout(20):
        while kiosk.presenter.view.take_note != "前面还有\xa03\xa0人":
            await asyncio.sleep(0.01)
    waiting, wait, where = kiosk.presenter.view.facts
    assert (waiting.value, wait.value, where.label) == ("3\xa0人", "10–20\xa0分钟", "右厅")
    assert kiosk.world.public_url == "http://hall.example"


async def test_a_target_that_is_not_shown_cannot_be_touched(kiosk: Any) -> None:
    assert not kiosk.presenter.touch("take")
    kiosk.touch("begin")
    assert not kiosk.presenter.touch("home")
    assert not kiosk.presenter.touch("")
