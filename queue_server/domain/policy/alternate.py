"""``alternate`` 交替: so many of some classes, then so many of all others, and again.

When nobody waits on the side whose turn it is, the other is called and the turn stays.
"""

from queue_server.domain.plan import Group
from queue_server.domain.policy.standing import Key, Rule, Standing

FIRST, OTHERS = 0, 1


def key(standing: Standing) -> Key:
    """Sort the side whose turn it is before the other, each by place."""
    return (
        side(standing.group, standing.priority.id) != turn(standing.group, standing.cycle),
        standing.place,
    )


def side(group: Group, priority: str) -> int:
    """Return the side a class is on."""
    return FIRST if priority in group.first else OTHERS


def turn(group: Group, cycle: int) -> int:
    """Return the side whose turn it is at a step of the cycle."""
    return FIRST if cycle % sum(group.turns) < group.turns[FIRST] else OTHERS


def then(group: Group, cycle: int, priority: str) -> int:
    """Return the step after a call of that class."""
    if side(group, priority) != turn(group, cycle):
        return cycle
    return (cycle + 1) % sum(group.turns)


def between(group: Group, cycle: int, own: int, before: int, others: int) -> int:
    """Return how many of the other side go before the ticket that has ``before`` ahead on side ``own``.

    ``others`` wait on the other side. A whole cycle holds as many of each side wherever it begins.
    """
    whole, before = divmod(before, group.turns[own])
    passed = whole * group.turns[not own]
    while before or turn(group, cycle) != own:
        if turn(group, cycle) == own:
            before -= 1
        else:
            passed += 1
        cycle += 1
    return min(passed, others)


def rule(standing: Standing) -> Rule:
    """It is its side's turn, or the other side is empty."""
    group, cycle = standing.group, standing.cycle
    if side(group, standing.priority.id) != turn(group, cycle):
        return "gap", {}
    return "turn", {"turn": cycle % sum(group.turns) + 1, "of": sum(group.turns)}
