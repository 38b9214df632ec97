"""``arrival`` 先到先办: first come, first served, whatever the class."""

from queue_server.domain.policy.standing import Key, Rule, Standing


def key(standing: Standing) -> Key:
    """Sort by place."""
    return standing.place


def rule(_standing: Standing) -> Rule:
    """It came first."""
    return "arrival", {}
