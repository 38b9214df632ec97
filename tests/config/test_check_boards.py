"""A board's own zones are all on the glass, none over another, head and calls among them."""

from typing import Any

import pytest

from config.load import load
from config.problem import BadConfig

HEAD = {"kind": "head", "x": 0, "y": 0, "wide": 100, "high": 10}
CALLS = {"kind": "calls", "x": 0, "y": 10, "wide": 60, "high": 90}


def test_zones_that_fit_are_taken(tables: Any, write: Any) -> None:
    tables["site"]["boards"][0]["zones"] = [HEAD, CALLS]
    assert [zone.kind for zone in load(write(tables), "centre").site.boards[0].zones] == ["head", "calls"]


@pytest.mark.parametrize(
    ("zones", "says"),
    [
        ([CALLS], "a zone of kind head"),
        ([HEAD], "a zone of kind calls"),
        ([HEAD, CALLS, CALLS], "each once, found 2 times"),
        ([HEAD, {**CALLS, "y": 5}], "zones that do not overlap"),
        ([HEAD, {**CALLS, "x": 50}], "x and wide: at most 100 together"),
        ([HEAD, {**CALLS, "y": 20}], "y and high: at most 100 together"),
        ([HEAD, {**CALLS, "wide": 0}], "boards[board].zones[1].wide"),
    ],
)
def test_zones_that_do_not_are_named(tables: Any, write: Any, zones: Any, says: str) -> None:
    tables["site"]["boards"][0]["zones"] = zones
    with pytest.raises(BadConfig, match="zones") as refused:
        load(write(tables), "centre")
    assert says in str(refused.value)
