"""The document: what it may say, and everything that is wrong with it at once."""

from typing import Any

import pytest

from config.problem import BadConfig
from queue_server.whatif.document import Simulated, Staffed, read


def wrong(table: object) -> list[tuple[str, str]]:
    with pytest.raises(BadConfig) as caught:
        read(table)
    assert all(problem.file == "what-if" and problem.expected for problem in caught.value.problems)
    return [(problem.key, problem.value) for problem in caught.value.problems]


def test_nothing_is_a_change_of_nothing() -> None:
    assert read({}).settings == {}


def test_what_it_says_is_read() -> None:
    asked = read(
        {
            "day": "2026-11-23",
            "open": [{"window": "w1", "start": "09:00", "until": "24:00"}],
            "rules": {"return_place": "end"},
            "bound_minutes": 5,
        }
    )
    assert asked.said.open == (Staffed(window="w1", start="09:00", until="24:00"),)
    assert asked.settings == {"rules": {"return_place": "end"}, "bound_minutes": 5}
    assert read({"simulated": {"visitors": 9}}).said.simulated == Simulated(visitors=9, seed=1)


@pytest.mark.parametrize("table", [None, [], "x", 3])
def test_it_is_a_table(table: Any) -> None:
    assert wrong(table) == [("(top)", repr(table))]


def test_everything_wrong_is_said_at_once() -> None:
    assert wrong(
        {
            "day": "yesterday",
            "opens": [],
            "simulated": {"visitors": 0},
            "open": [{"window": "w1", "start": "9"}, "w2"],
            "groups": [{"policy": "arrival"}, {"id": "g", "polcy": "arrival"}, 7],
            "windows": {},
            "rules": {"recalls": 1},
        }
    ) == [
        ("opens", "[]"),
        ("day", "'yesterday'"),
        ("simulated.visitors", "0"),
        ("open[0].start", "'9'"),
        ("open[1]", "'w2'"),
        ("groups[0].id", "None"),
        ("groups[g].polcy", "'arrival'"),
        ("groups[2]", "7"),
        ("windows", "{}"),
        ("rules.recalls", "1"),
    ]


def test_a_day_is_either_real_or_not() -> None:
    assert wrong({"day": "2026-11-23", "simulated": {}}) == [("simulated", "given")]
