"""A class counts as come some minutes earlier."""

from typing import Any

from queue_server.domain.policy.head_start import key, rule


def test_a_head_start_is_added_to_the_wait(standing: Any) -> None:
    assert key(standing(5.01, "elderly")) < key(standing(20))
    assert key(standing(20)) < key(standing(4.99, "elderly"))


def test_at_the_very_same_virtual_arrival_the_order_of_issue_decides(standing: Any) -> None:
    assert key(standing(20, order=1)) < key(standing(5, "elderly", order=2))
    assert key(standing(5, "elderly", order=1)) < key(standing(20, order=2))


def test_the_rule_tells_the_minutes_where_there_are_any(standing: Any) -> None:
    assert rule(standing(5, "disabled")) == ("head_start", {"minutes": 30})
    assert rule(standing(5)) == ("arrival", {})
