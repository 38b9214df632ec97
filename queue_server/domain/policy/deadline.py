"""``deadline`` 承诺时限: least time left to the promised wait; appointments go on time.

An appointment whose slot has come goes first. Then walk-ins, by the time left
of what their queue promises, less the head start of their class. An appointment
that is early fills the gap when no walk-in waits.
"""

from queue_server.domain.plan import APPOINTMENT
from queue_server.domain.policy.standing import MINUTE, Key, Rule, Standing

ON_TIME, WALK_IN, EARLY = 0, 1, 2


def key(standing: Standing) -> Key:
    """Sort by kind, then by the end of the promised wait."""
    since, order, ticket = standing.place
    return (_kind(standing), since + _promise(standing), order, ticket)


def _kind(standing: Standing) -> int:
    if standing.priority.id != APPOINTMENT:
        return WALK_IN
    return ON_TIME if standing.waited >= 0 else EARLY


def _promise(standing: Standing) -> float:
    if standing.priority.id == APPOINTMENT:
        return 0.0
    return (standing.queue.promise - standing.priority.head_start) * MINUTE


def rule(standing: Standing) -> Rule:
    """It has the least time left, or its slot has come."""
    if standing.priority.id == APPOINTMENT:
        return ("on_time" if standing.waited >= 0 else "early"), {}
    left = _promise(standing) - standing.waited
    return (
        ("promise", {"left": int(left // MINUTE)}) if left >= 0 else ("late", {"late": int(-left // MINUTE)})
    )
