"""The calls on a board: how each stands, stories of a hall, and what holds whatever happens."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.board import BoardView, board_view
from boards.calls import call_state, still_called
from wire.live import (
    Call,
    HallPlan,
    QueuePlan,
    SitePlan,
    TicketView,
    WindowPlan,
    WindowView,
)
from wire.mirror import Mirror

NOW = datetime(2026, 7, 14, 10, 0, tzinfo=UTC)
LIT = timedelta(seconds=12)
PLAN = SitePlan(
    site="centre",
    name="青岚县政务服务中心",
    name_en="Qinglan",
    halls=(
        HallPlan(id="left", name="左厅", name_en="Left Hall", side="left"),
        HallPlan(id="right", name="右厅", name_en="Right Hall", side="right"),
    ),
    windows=tuple(
        WindowPlan(id=f"{hall[0]}{n}", label=str(n), hall=hall, name="税务", name_en="Tax", queues=(queue,))
        for n, hall, queue in (
            *((n, "left", "tax") for n in range(1, 9)),
            (19, "right", "police"),
            (20, "right", "police"),
        )
    ),
    queues=(
        QueuePlan(id="tax", prefix="E", name="税务", name_en="Tax"),
        QueuePlan(id="police", prefix="L", name="公安", name_en="Police"),
    ),
)


def call(number: str, window: str = "l1", ago: float = 1, times: int = 1) -> Call:
    hall = "left" if window.startswith("l") else "right"
    at = NOW - timedelta(seconds=ago)
    return Call(
        ticket=f"t-{number}", number=number, window=window, hall=hall, queue="tax", times=times, at=at
    )


def ticket(number: str, state: str, window: str = "l1") -> TicketView:
    return TicketView(id=f"t-{number}", number=number, queue="tax", state=state, issued_at=NOW, window=window)  # type: ignore[arg-type]


def hall(calls: list[Call], tickets: Sequence[TicketView] = (), opened: str = "open") -> Mirror:
    """A mirror in which each call's ticket is still called, but for ``tickets``."""
    mirror = Mirror(plan=PLAN, calls=calls)
    for one in calls:
        mirror.tickets[one.ticket] = ticket(one.number, "called", one.window)
        mirror.windows[one.window] = WindowView(
            id=one.window, state="open", ticket=one.ticket, ticket_state="called"
        )
    for told in tickets:
        mirror.tickets[told.id] = told
        at = told.state in ("called", "serving")
        mirror.windows[told.window or ""] = WindowView(
            id=told.window or "",
            state="open",
            ticket=told.id if at else None,
            ticket_state=told.state if at else None,
        )
    for window in PLAN.windows:
        mirror.windows.setdefault(window.id, WindowView(id=window.id, state=opened))  # type: ignore[arg-type]
    return mirror


def shown(mirror: Mirror, now: datetime = NOW, rows: int = 5, lost_at: datetime | None = None) -> BoardView:
    return board_view(mirror, "left", now, rows=rows, highlight=LIT, lost_at=lost_at)


def test_the_newest_call_comes_first_and_is_lit() -> None:
    view = shown(hall([call("E001", "l1", ago=30), call("E002", "l2", ago=2)]))
    assert [(row.number, row.window, row.fresh) for row in view.calls] == [
        ("E002", "2", True),
        ("E001", "1", False),
    ]
    assert view.mode == "busy"


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("called", "calling"),
        ("serving", "serving"),
        ("finished", "past"),
        ("held", "past"),
        ("no_show", "missed"),
    ],
)
def test_only_a_ticket_still_called_is_lit(state: str, says: str) -> None:
    (row,) = shown(hall([call("E001")], [ticket("E001", state)])).calls
    assert (row.state, row.fresh) == (says, says == "calling")


@pytest.mark.parametrize("state", ["cancelled", "waiting"])
def test_a_void_call_leaves_the_board(state: str) -> None:
    assert shown(hall([call("E001")], [ticket("E001", state)])).calls == ()


def test_a_ticket_sent_to_another_hall_leaves_the_board_although_we_are_not_told_of_it() -> None:
    mirror = hall([call("E001")])
    mirror.windows["l1"] = WindowView(id="l1", state="open")
    assert shown(mirror).calls == ()


def test_a_board_that_is_not_told_of_tickets_reads_the_window() -> None:
    mirror = hall([call("E001", "l1"), call("E002", "l2")])
    mirror.tickets.clear()
    mirror.windows["l2"] = WindowView(id="l2", state="open", ticket="t-E009", ticket_state="called")
    assert [call_state(mirror, one) for one in mirror.calls] == ["calling", "past"]
    assert still_called(mirror) == {"t-E001": 1}


def test_a_call_for_another_hall_says_which_and_where() -> None:
    (row,) = shown(hall([call("L001", "r19")])).calls
    assert (row.hall, row.side, row.window) == ("右厅", "right", "19")
    (row,) = shown(hall([call("E001", "l1")])).calls
    assert (row.hall, row.side) == ("", "")


def test_more_fresh_calls_than_rows_take_turns_below_the_newest() -> None:
    calls = [call(f"E{n:03}", f"l{n}", ago=9 - n) for n in range(1, 9)]
    mirror = hall(calls)
    seen: set[str] = set()
    for second in range(12):
        rows = shown(mirror, NOW + timedelta(seconds=second), rows=4).calls
        assert rows[0].number == "E008" or second > 10
        assert len(rows) <= 4
        seen.update(row.number for row in rows if row.fresh)
    assert seen >= {f"E{n:03}" for n in range(4, 9)}


STATES = st.sampled_from(["called", "serving", "finished", "no_show", "cancelled", "held"])


@given(
    states=st.lists(st.tuples(STATES, st.integers(0, 900)), max_size=30),
    rows=st.integers(1, 6),
    minutes=st.integers(0, 30),
    away=st.booleans(),
)
def test_no_row_twice_never_too_many_and_lit_means_called(
    states: list[tuple[str, int]], rows: int, minutes: int, away: bool
) -> None:
    calls, tickets = [], []
    for n, (state, ago) in enumerate(states):
        window = f"l{n % 8 + 1}"
        calls.append(call(f"E{n:03}", window, ago))
        tickets.append(ticket(f"E{n:03}", state, window))
    mirror = hall(calls, tickets)
    view = shown(mirror, NOW + timedelta(minutes=minutes), rows, NOW if away else None)
    numbers = [row.number for row in view.calls]
    assert len(numbers) == len(set(numbers)) <= rows
    assert all(row.state == "calling" for row in view.calls if row.fresh)
    assert (view.mode == "busy") == bool(view.calls) or view.mode == "silent"
    assert (view.age is not None) == away


def test_on_a_board_that_is_turned_round_arrows_are_too() -> None:
    mirror = hall([call("L001", "r19")])
    for turned, side in ((False, "right"), (True, "left")):
        (row,) = board_view(mirror, "left", NOW, rows=5, highlight=LIT, turned=turned).calls
        assert row.side == side
    (here,) = board_view(hall([call("E001")]), "left", NOW, rows=5, highlight=LIT, turned=True).calls
    assert here.side == ""
