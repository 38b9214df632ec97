"""What one may write about a floor, and how a mistake in it is named."""

import pytest

from config.floor import Area, Counter
from config.problem import Problem
from config.read import read_struct

GOOD = {"wide": 10, "deep": 6.5, "doors": [{"to": "outside", "x": 5, "y": 0, "wide": 1.2}]}


def wrong(table: dict[str, object]) -> list[str]:
    problems: list[Problem] = []
    read_struct(Area, table, "f", "", problems)
    return [str(problem) for problem in problems]


def test_whole_metres_and_parts_of_them_are_read() -> None:
    problems: list[Problem] = []
    area = read_struct(Area, GOOD, "f", "", problems)
    assert problems == []
    assert area is not None
    assert (area.wide, area.deep, area.doors[0].wide) == (10, 6.5, 1.2)


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [
        ({"wide": 0}, "f: wide = 0: expected metres above 0, up to 500"),
        ({"deep": "6 m"}, "f: deep = '6 m': expected metres above 0, up to 500"),
        ({"x": -1}, "f: x = -1: expected metres from 0 to 500"),
        ({"dors": []}, "f: dors = []: expected no such key; did you mean doors?"),
    ],
)
def test_a_wrong_measure_is_named_with_what_was_expected(spoilt: dict[str, object], sentence: str) -> None:
    assert wrong(GOOD | spoilt) == [sentence]


def test_a_kind_of_facility_that_nobody_draws_is_named_with_those_there_are() -> None:
    spot = {"kind": "pool", "x": 1, "y": 1, "wide": 1, "deep": 1, "facing": "north"}
    (sentence,) = wrong(GOOD | {"facilities": [spot]})
    assert sentence.startswith("f: facilities[0].kind = 'pool': expected one of service, toilet")


def test_a_counter_without_windows_is_none() -> None:
    table = {"windows": [], "x": 0, "y": 0, "wide": 1, "deep": 1, "facing": "north"}
    problems: list[Problem] = []
    assert read_struct(Counter, table, "f", "c", problems) is None
    assert [problem.key for problem in problems] == ["c.windows"]
