"""The browser board shows what the TV board shows: seen on the glass, and value for value beside it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec
import pytest
from playwright.sync_api import Page, expect

from boards.board import board_view
from wire.codec import encode
from wire.live import (
    Call,
    Change,
    HallPlan,
    QueuePlan,
    SitePlan,
    Snapshot,
    TicketView,
    WindowPlan,
    WindowView,
)
from wire.mirror import Mirror

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
PLAN = SitePlan(
    site="centre",
    name="中心",
    name_en="Centre",
    halls=(
        HallPlan(id="left", name="左厅", name_en="Left"),
        HallPlan(id="right", name="右厅", name_en="Right"),
    ),
    windows=tuple(
        WindowPlan(id=f"w{n}", label=str(n), hall="left", name="税务", name_en="Tax", queues=("q",))
        for n in range(1, 9)
    ),
    queues=(QueuePlan(id="q", prefix="A", name="税务", name_en="Tax"),),
)
TicketState = Literal["waiting", "called", "serving", "held", "finished", "no_show", "cancelled", "expired"]


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
    expect(newest).to_have_class("call call-calling is-fresh is-newest")
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
        """[...document.querySelectorAll("main *, header *")].filter((one) => {
             const box = one.getBoundingClientRect();
             return box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
           }).map((one) => one.className || one.tagName)"""
    )
    assert over == []


def ticket(name: str, state: TicketState, *, times: int = 1, window: str | None = None) -> TicketView:
    return TicketView(
        id=name, number=name.upper(), queue="q", state=state, issued_at=NOON, times=times, window=window
    )


def call(name: str, window: str, seconds: float, times: int = 1) -> Call:
    at = NOON - timedelta(seconds=seconds)
    return Call(ticket=name, number=name.upper(), window=window, hall="left", queue="q", times=times, at=at)


def story() -> list[Snapshot | Change]:
    """Calls of all ages and states, one recalled, one sent on, one whose ticket is not told."""
    states: list[tuple[str, TicketState, float]] = [
        ("a1", "called", 3), ("a2", "serving", 20), ("a3", "finished", 170), ("a4", "no_show", 280),
        ("a5", "held", 100), ("a6", "cancelled", 5), ("a7", "called", 899), ("a8", "serving", 601),
    ]  # fmt: skip
    windows = tuple(
        WindowView(id=f"w{n}", state="open", ticket=name, ticket_state=state)
        for n, (name, state, _) in enumerate(states, 1)
    )
    first = Snapshot(
        seq=1,
        day="2026-03-02",
        plan=PLAN,
        tickets=tuple(ticket(name, state, window=f"w{n}") for n, (name, state, _) in enumerate(states, 1)),
        windows=windows,
        calls=tuple(call(name, f"w{n}", age) for n, (name, _, age) in enumerate(states, 1)),
    )
    again = Change(
        seq=4,
        day="2026-03-02",
        tickets=(ticket("a7", "called", times=2, window="w7"),),
        calls=(call("a7", "w7", 1, 3),),
    )
    sent_on = Change(seq=5, day="2026-03-02", windows=(WindowView(id="w1", state="paused"),), gone=("a3",))
    stale = Change(seq=2, day="2026-03-02", calls=(call("a9", "w2", 0),))
    return [first, again, sent_on, stale]


IN_PAGE = """async ([messages, now, rows, lostFor]) => {
  const { Mirror } = await import("/static/mirror.js");
  const { boardView } = await import("/static/board-view.js");
  const mirror = new Mirror();
  for (const message of messages) mirror.take(message);
  const view = boardView(mirror, "left", { now, rows, highlight: 12000, lostFor });
  const calls = view.calls.map(({ call, window, state, fresh, recalled }) =>
    [call.number, window.label, state, fresh, recalled]);
  return { mode: view.mode, calls, seq: mirror.seq };
}"""


@pytest.mark.parametrize("rows", [2, 5, 20])
@pytest.mark.parametrize("lost", [0, 60, 900])
def test_value_for_value_as_the_tv_board(page: Page, server: Any, rows: int, lost: int) -> None:
    page.goto(f"{server.url}/static/seal.svg")
    mirror = Mirror()
    for message in story():
        mirror.take(message)
    lost_at = NOON - timedelta(seconds=lost) if lost else None
    there = board_view(mirror, "left", NOON, rows=rows, highlight=timedelta(seconds=12), lost_at=lost_at)
    messages = [json.loads(encode(message)) for message in story()]
    here = page.evaluate(IN_PAGE, [messages, NOON.timestamp() * 1000, rows, lost * 1000])
    rows_there = [[row.number, row.window, row.state, row.fresh, row.recalled] for row in there.calls]
    assert here == {"mode": there.mode, "calls": rows_there, "seq": mirror.seq}
    assert msgspec.to_builtins(there.mode) in {"busy", "silent"}
