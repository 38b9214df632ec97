"""What stands at one window: the state, the ticket, who sits there, and how old it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from boards.board import SILENT_AFTER
from boards.seat import Alarm, Place, Seat, place_of, seat, sits
from config.load import DEMO_COUNTY, load
from config.staff import Person, Staff
from queue_server.siteplan import wire_plan
from wire.live import Call, QueueView, TicketView, WindowView
from wire.mirror import Mirror

LOADED = load(DEMO_COUNTY, "centre")
PLACE = place_of(LOADED, "l02")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LIT = timedelta(seconds=12)


def mirror(*, ago: float = 3.0, times: int = 1, **window: Any) -> Mirror:
    """A hall with one call to window 2, and ``window`` as it is now."""
    at = NOW - timedelta(seconds=ago)
    told = Mirror(plan=wire_plan(LOADED), day="2026-11-24")
    told.windows["l02"] = WindowView(id="l02", **{"state": "open", **window})
    told.queues["business"] = QueueView(id="business", waiting=3, open_windows=1)
    told.tickets["t"] = TicketView(
        id="t", number="B012", queue="business", state="called", issued_at=at, window="l02", times=times
    )
    told.calls = [
        Call(ticket="t", number="B012", window="l02", hall="left", queue="business", times=1, at=at)
    ]
    return told


def seen(told: Mirror, **more: Any) -> Seat:
    return seat(told, PLACE, NOW, highlight=LIT, **more)


CALLED: dict[str, Any] = {"ticket": "t", "number": "B012", "ticket_state": "called"}
SERVED: dict[str, Any] = {**CALLED, "ticket_state": "serving"}


@pytest.mark.parametrize(
    ("window", "state", "number"),
    [
        ({}, "free", ""),
        (CALLED, "calling", "B012"),
        (SERVED, "serving", "B012"),
        ({"state": "paused"}, "paused", ""),
        ({"state": "paused", **SERVED}, "serving", "B012"),
        ({"state": "closed"}, "closed", ""),
    ],
)
def test_the_state_is_that_of_the_window_or_of_its_ticket(
    window: dict[str, Any], state: str, number: str
) -> None:
    now = seen(mirror(**window))
    assert (now.state, now.number, now.label, now.waiting) == (state, number, "2", 3)
    assert now.pausing == (window.get("state") == "paused" and bool(number))


@pytest.mark.parametrize(("ago", "lit"), [(3, True), (12, False)])
def test_a_call_is_lit_for_a_while(ago: float, lit: bool) -> None:
    assert seen(mirror(ago=ago, **CALLED)).lit == lit
    assert not seen(mirror(ago=ago, **SERVED)).lit


def test_a_recall_is_told_from_a_call() -> None:
    assert not seen(mirror(**CALLED)).recalled
    assert seen(mirror(times=2, **CALLED)).recalled
    assert not seen(mirror(times=2, **SERVED)).recalled


def test_a_pause_has_its_reason_and_its_end_until_that_is_over() -> None:
    soon, past = NOW + timedelta(minutes=9), NOW - timedelta(seconds=1)
    now = seen(mirror(state="paused", reason="break", until=soon))
    assert (now.reason, now.until) == ("break", soon)
    assert seen(mirror(state="paused", reason="break", until=past)).until is None


def test_while_the_line_is_cut_the_last_state_stays_with_its_age_and_nobody_is_announced() -> None:
    assert not seen(mirror(**CALLED), lost_at=NOW - timedelta(seconds=3)).lit
    now = seen(mirror(**SERVED), lost_at=NOW - timedelta(minutes=3), then="B013")
    assert (now.state, now.number, now.age, now.next) == ("serving", "B012", timedelta(minutes=3), "")


def test_after_a_long_cut_no_number_sends_anybody_to_the_window() -> None:
    now = seen(mirror(**CALLED), lost_at=NOW - SILENT_AFTER)
    assert (now.state, now.number, now.ticket) == ("silent", "", "")


def test_who_is_next_is_told_while_the_window_is_open() -> None:
    assert seen(mirror(**SERVED), then="B013").next == "B013"
    assert seen(mirror(state="paused", **SERVED), then="B013").next == ""


def test_an_emergency_is_shown_alone() -> None:
    alarm = Alarm(title="疏散", title_en="Leave")
    now = seen(mirror(**CALLED), alarm=alarm)
    assert (now.state, now.number, now.alarm) == ("urgent", "", alarm)
    assert seen(Mirror(), alarm=alarm).state == "urgent"


def test_before_anything_was_heard_it_is_starting() -> None:
    assert seen(Mirror()).state == "starting"


def test_a_place_is_found_by_label_too_and_has_the_units_of_the_window() -> None:
    assert [unit.name_en for unit in place_of(LOADED, "2").units] == [
        unit.name_en for unit in LOADED.county.units if unit.id == "shichang"
    ]
    assert len(place_of(LOADED, "r33").units) == 8
    assert place_of(LOADED, "r35").units == ()
    with pytest.raises(LookupError, match="no window '99'"):
        place_of(LOADED, "99")


def person(name: str, **more: Any) -> Person:
    return Person(id=name, name=name, name_en=name, post="p", post_en="p", **more)


STAFF = Staff(persons=(person("li", windows=("w1",), account="li"), person("wang", account="w"), person("x")))


@pytest.mark.parametrize(
    ("window", "clerk", "who"),
    [
        ("w1", "", "li"),
        ("w1", "device:pads-left", "li"),
        ("w1", "clerk:w", "wang"),
        ("w2", "clerk:li", "li"),
        ("w2", "x", "x"),
        ("w2", "", None),
        ("w1", "clerk:stranger", None),
        ("w1", "somebody", None),
    ],
)
def test_the_sign_shows_who_sits_there_and_never_somebody_else(
    window: str, clerk: str, who: str | None
) -> None:
    found = sits(STAFF, window, clerk)
    assert (found.id if found else None) == who


def test_the_sitter_has_the_ratings_of_the_day_and_the_promises_of_the_site() -> None:
    now = seen(mirror(rated=3, rating_sum=14))
    assert now.sitter is not None
    assert (now.sitter.rated, now.sitter.rating_sum) == (3, 14)
    assert now.sitter.promises == LOADED.staff.promises
    assert seat(mirror(), Place(window="l02"), NOW, highlight=LIT).sitter is None
