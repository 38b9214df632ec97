"""What hangs together: lines and windows that can take work from one another."""

from typing import Any

from queue_server.domain.plan import Plan, Queue, Serve, Window
from queue_server.domain.pools import Pool, pools


def test_windows_that_share_a_queue_are_one_pool(plan: Any) -> None:
    pool = Pool(("w1", "w2", "w3"), ("a", "b", "@w1", "@w2", "@w3"))
    assert pools(plan) == dict.fromkeys(pool.lines, pool)


def test_windows_apart_are_pools_apart_in_the_halls_order() -> None:
    plan = Plan(
        queues={name: Queue(name, name.upper()) for name in "abc"},
        windows={
            "w9": Window("w9", "9", "left", ("b",)),
            "w1": Window("w1", "1", "left", ("a", "c")),
            "w5": Window("w5", "5", "left", ("c",)),
            "w7": Window("w7", "7", "left"),
        },
        queue_of_item={},
    )
    found = pools(plan)
    assert found["a"] is found["c"]
    assert found["a"] == Pool(("w1", "w5"), ("a", "c", "@w1", "@w5"))
    assert found["b"] == found["@w9"] == Pool(("w9",), ("b", "@w9"))
    assert found["@w7"] == Pool(("w7",), ("@w7",))


def test_a_help_joins_two_pools() -> None:
    plan = Plan(
        queues={name: Queue(name, name.upper()) for name in "ab"},
        windows={
            "w1": Window("w1", "1", "left", ("a",), (Serve("b"),)),
            "w2": Window("w2", "2", "left", ("b",)),
        },
        queue_of_item={},
    )
    assert pools(plan)["a"].windows == ("w1", "w2")
