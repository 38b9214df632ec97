"""A higher rank goes first, and waiting climbs."""

from typing import Any

import pytest

from queue_server.domain.policy.priority_first import climbed, key, rule


def test_a_higher_rank_goes_first_however_late(standing: Any) -> None:
    ordered = [standing(1, "disabled"), standing(2, "elderly"), standing(600)]
    assert sorted(ordered, key=key) == ordered


def test_within_a_rank_arrival_decides(standing: Any) -> None:
    assert key(standing(2, "elderly")) < key(standing(1, "elderly"))


@pytest.mark.parametrize(
    ("minutes", "climb", "ranks"),
    [(0, 15, 0), (14.99, 15, 0), (15, 15, 1), (29.99, 15, 1), (30, 15, 2), (600, 0, 0), (-40, 15, 0)],
)
def test_a_ticket_climbs_a_rank_for_every_so_many_minutes(
    standing: Any, minutes: float, climb: int, ranks: int
) -> None:
    assert climbed(standing(minutes, climb=climb)) == ranks


def test_an_ordinary_ticket_climbs_over_a_fresh_one_of_a_class(standing: Any) -> None:
    assert key(standing(30, climb=15)) < key(standing(14, "elderly", climb=15))
    assert key(standing(14, "elderly", climb=15)) < key(standing(14.5, climb=15))


def test_at_one_rank_who_came_first_goes_first(standing: Any) -> None:
    assert key(standing(15, climb=15)) < key(standing(14, "elderly", climb=15))


def test_the_rule_tells_rank_and_climb(standing: Any) -> None:
    assert rule(standing(5, "disabled", climb=15)) == ("rank", {"rank": 2})
    assert rule(standing(5, climb=15)) == ("arrival", {})
    assert rule(standing(15, climb=15)) == ("climbed", {"rank": 1, "climbed": 1})
    assert rule(standing(31, "elderly", climb=15)) == ("climbed", {"rank": 3, "climbed": 2})
