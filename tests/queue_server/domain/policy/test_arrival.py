"""First come, first served, whatever the class."""

from typing import Any

from queue_server.domain.policy.arrival import key, rule


def test_who_came_first_is_first(standing: Any) -> None:
    assert key(standing(10)) < key(standing(9, "disabled"))
    assert key(standing(10, "disabled")) < key(standing(9))


def test_of_two_at_once_the_order_of_issue_decides(standing: Any) -> None:
    assert key(standing(10, order=1, ticket="z")) < key(standing(10, order=2, ticket="a"))


def test_the_rule_is_arrival(standing: Any) -> None:
    assert rule(standing(10, "elderly")) == ("arrival", {})
