"""The page: columns that stand under each other in both scripts, differences with their sign."""

import re
from typing import Any

import pytest

from queue_server.whatif.document import read
from queue_server.whatif.sheet import (
    FIGURES,
    Sheet,
    clock,
    count,
    hours,
    minutes,
    percent,
    plain,
    signed,
    table,
    width,
)
from queue_server.whatif.trial import what_if


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (1234.0, count, "1234"),
        (90.0, minutes, "1.5"),
        (5400.0, hours, "1.5"),
        (0.1234, percent, "12.3 %"),
        (63_000.0, clock, "17:30"),
        (None, minutes, "–"),
    ],
)
def test_a_figure_is_shown_in_its_unit(value: float | None, shown: Any, text: str) -> None:
    assert plain(value, shown) == text


@pytest.mark.parametrize(
    ("value", "text"), [(90.0, "+1.5"), (-90.0, "-1.5"), (0.0, "="), (1.0, "="), (-1.0, "="), (None, "–")]
)
def test_a_difference_has_its_sign(value: float | None, text: str) -> None:
    assert signed(value, minutes) == text
    assert signed(-600.0, clock) == "-00:10"


def test_columns_stand_under_each_other() -> None:
    assert list(table([["", "a"], ["号票", "10"], ["x", "等候"]])) == [
        "         a",
        "号票    10",
        "x     等候",
    ]
    assert [width(text) for text in ("", "ab", "号票", "a号（")] == [0, 2, 4, 5]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_page_has_every_figure_part_and_changed_window(
    language: str, site: Any, memory: Any, days: Any
) -> None:
    asked = read({"day": "2026-03-02", "close": [{"window": "w2"}]})
    report = await what_if(memory(days(60)), site(), asked, lambda _: None)
    page = Sheet(report, site().site, language).text()
    lines = page.splitlines()
    assert "2026-03-02" in lines[0]
    assert "100.0 %" in lines[1]
    assert '{"close":[{"window":"w2"}]}' in lines[2]
    assert len([line for line in lines[5:] if line][: len(FIGURES)]) == len(FIGURES)
    names = ("综合", "税务", "普通") if language == "zh" else ("General", "Tax", "ordinary")
    for name in names:
        assert any(line.startswith(name) for line in lines), name
    assert re.search(r"^w2 +\d+\.\d → –", page, re.MULTILINE)
    assert ("差" in lines[4]) == (language == "zh")
