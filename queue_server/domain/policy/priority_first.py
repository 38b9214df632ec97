"""``priority_first`` 优先级: a higher rank goes first; by waiting, a ticket climbs one from time to time."""

from queue_server.domain.policy.standing import MINUTE, Key, Rule, Standing


def key(standing: Standing) -> Key:
    """Sort by rank, then by place."""
    return (-standing.priority.rank - climbed(standing), standing.place)


def climbed(standing: Standing) -> int:
    """Return how many ranks the ticket has climbed by waiting; a booked time still to come climbs none."""
    climb = standing.group.climb * MINUTE
    return max(int(standing.waited // climb), 0) if climb else 0


def rule(standing: Standing) -> Rule:
    """It has the highest rank, waiting included; at none it came first."""
    ranks = climbed(standing)
    if ranks:
        return "climbed", {"rank": standing.priority.rank + ranks, "climbed": ranks}
    rank = standing.priority.rank
    return ("rank", {"rank": rank}) if rank else ("arrival", {})
