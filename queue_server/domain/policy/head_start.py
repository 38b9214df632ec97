"""``head_start`` 提前量: a class counts as come some minutes earlier (an accumulating-priority queue)."""

from queue_server.domain.policy.standing import MINUTE, Key, Rule, Standing


def key(standing: Standing) -> Key:
    """Sort by place, less the head start."""
    since, order, ticket = standing.place
    return (since - standing.priority.head_start * MINUTE, order, ticket)


def rule(standing: Standing) -> Rule:
    """It counts as come first."""
    minutes = standing.priority.head_start
    return ("head_start", {"minutes": minutes}) if minutes else ("arrival", {})
