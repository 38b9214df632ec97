"""The site as changed: what is named differs, all else stays, and what cannot be is named."""

from typing import Any

import pytest
from msgspec.structs import replace

from config.load import Loaded
from config.problem import BadConfig
from config.settings import Group
from queue_server.siteplan import rules_plan
from queue_server.whatif.changed import changed
from queue_server.whatif.document import read


@pytest.fixture
def grouped(site: Any) -> Loaded:
    loaded: Loaded = site()
    group = Group(id="both", name="都", name_en="Both", queues=("a", "b"), policy="deadline")
    return replace(loaded, site=replace(loaded.site, groups=(group,)))


def wrong(loaded: Loaded, table: Any) -> list[tuple[str, str]]:
    with pytest.raises(BadConfig) as caught:
        changed(loaded, read(table))
    return [(problem.key, problem.value) for problem in caught.value.problems]


def test_no_change_changes_nothing(grouped: Loaded) -> None:
    assert changed(grouped, read({})) == grouped


def test_groups_keep_what_is_not_named(grouped: Loaded) -> None:
    table = {"groups": [{"id": "both", "policy": "alternate", "first": ["elderly"], "first_turns": 3}]}
    group = rules_plan(changed(grouped, read(table))).groups["both"]
    assert (group.policy, group.first, group.turns) == ("alternate", ("elderly",), (3, 1))


def test_a_queue_may_have_a_policy_of_its_own(grouped: Loaded) -> None:
    plan = rules_plan(changed(grouped, read({"groups": [{"id": "b", "policy": "arrival"}]})))
    assert (plan.queues["a"].group, plan.queues["b"].group) == ("both", "b")
    assert (plan.groups["both"].policy, plan.groups["b"].policy) == ("deadline", "arrival")


def test_a_new_group_takes_queues_from_where_they_were(grouped: Loaded) -> None:
    plan = rules_plan(changed(grouped, read({"groups": [{"id": "new", "queues": ["a"]}]})))
    assert [plan.queues[name].group for name in "ab"] == ["new", "both"]


def test_windows_queues_classes_and_rules(grouped: Loaded) -> None:
    table = {
        "windows": [{"id": "w3", "queues": ["a", "b"]}, {"id": "w2", "serves": [{"queue": "b"}]}],
        "queues": [{"id": "a", "promise_minutes": 10}],
        "priorities": [{"id": "elderly", "head_start": 40, "rank": 3}],
        "rules": {"return_place": "end"},
        "bound_minutes": 7,
    }
    plan = rules_plan(changed(grouped, read(table)))
    assert plan.queues["a"].windows == ("w1", "w2", "w3")
    assert [serve.queue for serve in plan.windows["w2"].serves] == ["b"]
    assert (plan.queues["a"].promise, plan.bound, plan.rules.return_place) == (10, 7, "end")
    assert (plan.classes["elderly"].head_start, plan.classes["elderly"].rank) == (40, 3)


def test_one_more_window_serves_what_the_other_does(grouped: Loaded) -> None:
    site = changed(grouped, read({"add": [{"id": "extra1", "like": "w2"}]})).site
    assert (site.windows[-1].id, site.windows[-1].label, site.windows[-1].queues) == (
        "extra1",
        "extr",
        ("a",),
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"groups": [{"id": "both", "policy": "fair"}]}, [("groups[both].policy", "'fair'")]),
        ({"groups": [{"id": "zzz"}]}, [("groups.id", "zzz")]),
        ({"groups": [{"id": "both"}, {"id": "both"}]}, [("groups.id", "both")]),
        ({"groups": [{"id": "both", "queues": "a"}]}, [("groups[both].queues", "'a'")]),
        ({"windows": [{"id": "w9"}]}, [("windows.id", "w9")]),
        ({"windows": [{"id": "w1", "queues": ["z"]}]}, [("windows[w1].queues", "z")]),
        ({"windows": [{"id": "w2", "queues": []}, {"id": "w1", "queues": ["b"]}]}, [("queues[a].id", "a")]),
        ({"add": [{"id": "w1", "like": "w9"}]}, [("add.like", "w9"), ("add.id", "w1")]),
        (
            {"open": [{"window": "w9"}], "close": [{"window": "w8"}]},
            [("open.window", "w9"), ("close.window", "w8")],
        ),
        ({"close": [{"window": "w1", "start": "10:00", "until": "09:00"}]}, [("close[w1].until", "09:00")]),
        ({"rules": 3}, [("rules", "3")]),
        (
            {"rules": {"return_after": -1}, "bound_minutes": "x"},
            [("rules.return_after", "-1"), ("bound_minutes", "'x'")],
        ),
    ],
)
def test_what_cannot_be_is_named(grouped: Loaded, table: Any, said: list[tuple[str, str]]) -> None:
    assert sorted(wrong(grouped, table)) == sorted(said)
