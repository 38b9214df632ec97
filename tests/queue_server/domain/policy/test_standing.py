"""What a policy judges."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.plan import Group, PriorityClass, Queue
from queue_server.domain.policy import POLICIES
from queue_server.domain.policy.standing import Standing


def test_the_wait_counts_from_the_place(standing: Any) -> None:
    assert standing(2).waited == 120


@pytest.mark.parametrize("name", POLICIES)
@given(
    places=st.lists(st.integers(-4000, 4000), min_size=2, max_size=2),
    priority=st.sampled_from(["ordinary", "elderly", "appointment"]),
    cycle=st.integers(0, 2),
)
def test_a_key_never_falls_as_the_place_grows(
    name: Any, places: list[int], priority: str, cycle: int
) -> None:
    low, high = sorted(places)
    group = Group(id="g", policy=name, climb=10)
    of = PriorityClass(priority, head_start=15, rank=1)

    def at(second: int, order: int) -> Standing:
        return Standing((second, order, "t"), of, Queue("a", "A"), group, cycle, 0.0)

    key = POLICIES[group.policy].key
    assert key(at(low, 1)) < key(at(high, 2))
