"""The browser board shows what the TV board shows: seen on the glass, and value for value beside it."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from playwright.sync_api import Page, expect

from boards.board import BoardView, board_view
from boards.layout import boxes, in_dp
from boards.sheet import Place, sheet
from boards.words import Words
from config.calendar import load_calendar
from config.load import DEMO_COUNTY, load
from config.settings import Board
from programme.days import works_of
from programme.plan import Item, Screen
from programme.resolve import Medium, plan_of
from programme.schedule import turn
from programme.timetable import timetable
from tests.boards.story import NOON, told


def test_calls_stand_newest_first_and_lit(page: Page, server: Any) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    for window in ("r22", "r25"):
        server.post(f"/windows/{window}/open")
    page.goto(f"{server.url}/board/right")
    page.wait_for_selector(".queues")
    for window in ("r22", "r25"):
        while server.post(f"/windows/{window}/call-next"):
            pass  # whoever an earlier test left waiting
    labour, medical = server.issue("labour"), server.issue("medical")
    server.post("/windows/r22/call-next")
    expect(page.locator(".call.is-newest .call-number")).to_have_text(labour["number"])
    server.post("/windows/r25/call-next")
    newest = page.locator(".call.is-newest")
    expect(newest.locator(".call-number")).to_have_text(medical["number"])
    expect(newest.locator(".call-window")).to_have_text("25号窗口")
    expect(newest).to_have_class(re.compile("call-calling is-fresh"))
    server.post("/windows/r25/recall")
    expect(newest.locator(".call-says")).to_contain_text("再次呼叫")
    server.miss("r25")
    expect(page.locator(f"[data-ticket='{medical['id']}']")).to_contain_text("已过号")


def test_a_board_of_no_hall_says_so(page: Page, server: Any) -> None:
    page.goto(f"{server.url}/board/attic")
    expect(page.locator("h1")).to_have_text("没有这个大厅")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768)])
def test_nothing_is_cut_off(page: Page, server: Any, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server.url}/board/left")
    page.wait_for_selector(".board-head")
    over = page.evaluate(
        """[...document.querySelectorAll("main *, header *, section *, footer *")].filter((one) => {
             const box = one.getBoundingClientRect();
             return box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
           }).map((one) => one.className || one.tagName)"""
    )
    assert over == []


IN_PAGE = """async ([sheet, moments]) => {
  const { shownAt } = await import("/static/board-sheet.js");
  return moments.map(([now, lost]) => {
    const { mode, calls } = shownAt(sheet, now, lost);
    return [mode, calls.map(({ row, fresh }) => [row.number, row.window, row.state, fresh, row.times])];
  });
}"""
GLASS = (1920, 1080)


def test_value_for_value_as_the_tv_board(page: Page, server: Any) -> None:
    """Every moment of half an hour, with the line there and gone."""
    mirror, zones = told(), boxes(Board(id="b", hall="left"), upright=False)

    def view_at(moment: datetime, lost_at: datetime | None = None) -> BoardView:
        highlight = timedelta(seconds=12)
        return board_view(mirror, "left", moment, rows=5, highlight=highlight, lost_at=lost_at)

    place = Place(
        board="b",
        hall="left",
        zones=zones,
        calls=in_dp(zones["calls"], GLASS),
        waiting=in_dp(zones["waiting"], GLASS),
        hours=(),
        timezone="Asia/Shanghai",
    )
    made = sheet(mirror, view_at, NOON, place, Words("zh"), highlight=timedelta(seconds=12))
    moments = [(seconds, lost) for seconds in range(0, 1800, 3) for lost in (0, 60, 900)]
    page.goto(f"{server.url}/static/seal.svg")
    asked = [(NOON.timestamp() + seconds, lost) for seconds, lost in moments]
    here = page.evaluate(IN_PAGE, [msgspec.to_builtins(made), asked])
    there = []
    for seconds, lost in moments:
        moment = NOON + timedelta(seconds=seconds)
        view = view_at(moment, moment - timedelta(seconds=lost) if lost else None)
        calls = [[row.number, row.window, row.state, row.fresh, row.times] for row in view.calls]
        there.append([view.mode, calls])
    assert here == there
    assert {mode for mode, _ in here} == {"busy", "idle", "silent"}


TURNS = """async ([timetable, moments]) => {
  const { turnAt } = await import("/static/timetable.js");
  return moments.map((now) => turnAt(timetable, now)?.thing.item);
}"""


def test_item_for_item_as_the_players_schedule(page: Page, server: Any) -> None:
    programme = load(DEMO_COUNTY, "centre").programme
    named = {entry.media for one in programme.playlists for entry in one.entries if entry.media}
    media = {name: Medium(hash=name, name=name, kind="", size=1) for name in named}
    plan = plan_of(programme, media, [], Item(id="ident", kind="notice", seconds=30, title="中心"))
    friday = datetime(2026, 10, 9, 7, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    screen, works = Screen("b", "right"), works_of(load_calendar())
    moments = [friday + timedelta(seconds=at * 311) for at in range(800)]
    page.goto(f"{server.url}/static/seal.svg")
    made = msgspec.to_builtins(timetable(plan, screen, friday, works))
    here = page.evaluate(TURNS, [made, [moment.timestamp() for moment in moments]])
    assert here == [turn(plan, screen, moment, works).item.id for moment in moments]
    assert len(set(here)) > 3
