"""Who is next within a group of queues: one policy a file, each a pure key that sorts.

``POLICIES`` is the whole choice a site has. A key depends only on the ticket's
place, its class and the moment, and never falls as the place grows: so within a
class only the first can be next, and a bisection finds how many come before.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from queue_server.domain.plan import PolicyName
from queue_server.domain.policy import alternate, arrival, deadline, head_start, priority_first
from queue_server.domain.policy.standing import Policy

POLICIES: Final[Mapping[PolicyName, Policy]] = MappingProxyType(
    {
        "arrival": Policy(arrival.key, arrival.rule),
        "priority_first": Policy(priority_first.key, priority_first.rule),
        "head_start": Policy(head_start.key, head_start.rule),
        "alternate": Policy(alternate.key, alternate.rule),
        "deadline": Policy(deadline.key, deadline.rule),
    }
)
