"""Who sits where when: spans made from turns, joined, cut, and made turns again."""

from datetime import UTC, datetime
from math import inf

from msgspec.structs import replace

from queue_server.domain.hours import Hours, Opening
from queue_server.rehearsal.script import Script, Turn
from queue_server.rehearsal.staffing import Shift, closed, doubled, last_second, opened, spans_of, whole_day

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
TURNS = (
    Turn(100, "w1", "open", "li"),
    Turn(200, "w1", "pause"),
    Turn(250, "w1", "open", "li"),
    Turn(260, "w1", "open", "wang"),
    Turn(400, "w1", "close"),
    Turn(150, "w2", "open", "zhao"),
)


def day(hours: Hours | None = None) -> Script:
    return Script(day="2026-11-23", midnight=MIDNIGHT, arrivals=(), turns=TURNS, hours=hours)


def test_spans_are_read_from_turns() -> None:
    assert spans_of(day(), "w1") == [(100, 200), (250, 400)]
    assert spans_of(day(), "w2") == [(150, inf)]
    assert spans_of(day(), "w3") == []


def test_more_staff_is_joined_to_what_there_is() -> None:
    more = opened(day(), Shift("w1", ((150, 260), (500, 600))))
    assert spans_of(more, "w1") == [(100, 400), (500, 600)]
    assert [turn for turn in more.turns if turn.window == "w2"] == [TURNS[-1]]
    assert [(turn.does, turn.clerk) for turn in more.turns if turn.window == "w1"] == [
        ("open", "li"),
        ("pause", ""),
        ("open", "li"),
        ("close", ""),
    ]
    assert spans_of(opened(day(), Shift("w3", ((1, 2),))), "w3") == [(1, 2)]


def test_less_staff_is_cut_out() -> None:
    assert spans_of(closed(day(), Shift("w1", ((150, 300),))), "w1") == [(100, 150), (300, 400)]
    assert spans_of(closed(day(), Shift("w1", ((0, 1000),))), "w1") == []
    assert spans_of(closed(day(), Shift("w2", ((300, 400),))), "w2") == [(150, 300), (400, inf)]


def test_one_more_window_is_staffed_like_another() -> None:
    more = doubled(day(), "x", "w1")
    assert spans_of(more, "x") == spans_of(day(), "w1")
    assert {turn.clerk for turn in more.turns if turn.window == "x"} == {""}


def test_the_whole_day_is_that_of_the_hours_or_of_the_staff() -> None:
    hours = Hours(MIDNIGHT, (Opening(9, 12), Opening(13, 17)))
    assert whole_day(day(hours)) == ((540, 720), (780, 1020))
    assert whole_day(day()) == ((100, 86_400),)
    assert whole_day(replace(day(), turns=TURNS[:-1])) == ((100, 400),)
    assert (last_second(day(hours)), last_second(day())) == (1020, 400)
