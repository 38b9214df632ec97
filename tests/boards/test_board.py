"""What a board shows besides its calls: its own queues and windows, its mode, its age."""

from datetime import UTC, datetime, timedelta

import pytest

from boards.board import SILENT_AFTER, BoardView, board_view, queues_of, windows_of
from wire.live import Call, QueueView, SitePlan, WindowView
from wire.mirror import Mirror

NOW = datetime(2026, 7, 14, 10, 0, tzinfo=UTC)
LIT = timedelta(seconds=12)
CALL = Call(ticket="t", number="E001", window="l10", hall="left", queue="tax", times=1, at=NOW)


def shown(mirror: Mirror, now: datetime = NOW, lost_at: datetime | None = None) -> BoardView:
    return board_view(mirror, "left", now, rows=5, highlight=LIT, lost_at=lost_at)


def hall(plan: SitePlan, state: str = "open") -> Mirror:
    views = (WindowView(id=window.id, state=state) for window in plan.windows)  # type: ignore[arg-type]
    return Mirror(plan=plan, windows={view.id: view for view in views})


def calling(plan: SitePlan) -> Mirror:
    mirror = hall(plan)
    mirror.calls = [CALL]
    mirror.windows["l10"] = WindowView(id="l10", state="open", ticket="t", ticket_state="called")
    return mirror


def test_a_board_has_only_its_own_halls_queues_and_windows(plan: SitePlan) -> None:
    mirror = hall(plan)
    mirror.queues["tax"] = QueueView(id="tax", waiting=7, open_windows=2, wait_low=5, wait_high=10)
    view = shown(mirror)
    assert [(q.prefix, q.waiting, q.wait_high) for q in view.queues if q.waiting] == [("E", 7, 10)]
    assert [window.label for window in view.windows] == [str(n) for n in range(1, 19)]
    assert {queue.id for queue in queues_of(plan, "left")} & {
        queue.id for queue in queues_of(plan, "right")
    } == set()
    assert len(windows_of(plan, "left")) + len(windows_of(plan, "right")) == len(plan.windows)


def test_what_the_server_never_told_of_is_closed_and_empty(plan: SitePlan) -> None:
    view = shown(Mirror(plan=plan))
    assert {window.state for window in view.windows} == {"closed"}
    assert {(queue.waiting, queue.open_windows, queue.wait_low) for queue in view.queues} == {(0, 0, None)}


@pytest.mark.parametrize(("windows", "mode"), [("open", "idle"), ("paused", "idle"), ("closed", "closed")])
def test_without_calls_it_welcomes_or_says_that_it_is_closed(plan: SitePlan, windows: str, mode: str) -> None:
    assert shown(hall(plan, windows)).mode == mode


def test_answered_calls_fade_until_the_board_is_idle(plan: SitePlan) -> None:
    mirror = calling(plan)
    mirror.windows["l10"] = WindowView(id="l10", state="open")
    assert shown(mirror).mode == "busy"
    assert shown(mirror, NOW + timedelta(minutes=4)).mode == "idle"


def test_before_the_first_word_from_the_server_there_is_nothing_to_show() -> None:
    assert shown(Mirror(), lost_at=NOW).mode == "starting"


def test_a_board_whose_server_is_away_tells_its_age_and_in_the_end_falls_silent(plan: SitePlan) -> None:
    mirror = calling(plan)
    view = shown(mirror, NOW + timedelta(minutes=3), lost_at=NOW)
    assert (view.mode, view.age) == ("busy", timedelta(minutes=3))
    view = shown(mirror, NOW + SILENT_AFTER, lost_at=NOW)
    assert (view.mode, view.calls) == ("silent", ())
    assert shown(mirror).age is None


def test_a_clock_that_was_set_back_makes_no_negative_age(plan: SitePlan) -> None:
    assert shown(hall(plan), NOW - timedelta(hours=1), lost_at=NOW).age == timedelta()
