"""Stories of who is next, through REST on a real server: each policy, helps, the guarantee, why and order."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from config.load import Loaded
from config.settings import Group, Priority, Serve

LOOSE: dict[str, int] = {"in_a_row": 1000, "overtakes": 1000, "cap_minutes": 600}
ARRANGED: dict[str, Any] = {}
"""What the next server's site is given besides: groups, promises, helps."""


def group(policy: str, queues: tuple[str, ...] = ("a", "b"), **more: Any) -> Group:
    given: dict[str, Any] = {**LOOSE, **more}
    return Group(id=f"g-{queues[0]}", name="g", name_en="g", queues=queues, policy=policy, **given)  # type: ignore[arg-type]


@pytest.fixture
def arranged() -> Any:
    ARRANGED.clear()
    yield ARRANGED
    ARRANGED.clear()


@pytest.fixture
def site(site: Callable[..., Loaded]) -> Callable[..., Loaded]:
    """The small site under other rules."""

    def changed(**server: Any) -> Loaded:
        loaded = site(**server)
        now = loaded.site
        priorities = (
            *now.priorities,
            Priority(id="disabled", name="残疾", name_en="Disabled", head_start=30, rank=2),
        )
        promises = ARRANGED.get("promises", {})
        queues = tuple(replace(one, promise_minutes=promises.get(one.id, 30)) for one in now.queues)
        helps = ARRANGED.get("helps", {})
        windows = tuple(replace(one, serves=helps.get(one.id, ())) for one in now.windows)
        more = {"groups": ARRANGED.get("groups", ()), "bound_minutes": ARRANGED.get("bound", 0)}
        return replace(
            loaded, site=replace(now, priorities=priorities, queues=queues, windows=windows, **more)
        )

    return changed


async def came(hall: Any, *classes: str, queue: str = "a") -> None:
    for priority in classes:
        await hall.take(queue, priority=priority)


async def told(hall: Any, path: str) -> Any:
    answer = await hall.http.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def called(hall: Any, window: str = "w1") -> list[tuple[str, str]]:
    """Call until nobody waits; return the numbers with the rule of each."""
    seen = []
    while (answer := await hall.post(f"/windows/{window}/call-next")).status_code == 200:
        ticket = answer.json()["ticket"]
        if ticket["state"] != "called":
            break
        why = await told(hall, f"/tickets/{ticket['id']}/why")
        assert (why["number"], why["window"]) == (ticket["number"], window)
        assert why["sentence"].startswith(f"{ticket['number']}：")
        assert why["sentence_en"].startswith(f"{ticket['number']}: waited 0 min")
        seen.append((ticket["number"], why["why"]["rule"]))
    return seen


MIXED = ("ordinary", "ordinary", "elderly", "disabled", "elderly")
DAYS: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "arrival": (
        {"groups": (group("arrival"),)},
        [(f"A00{n}", "arrival") for n in range(1, 6)],
    ),
    "priority_first": (
        {"groups": (group("priority_first"),)},
        [("A004", "rank"), ("A003", "rank"), ("A005", "rank"), ("A001", "arrival"), ("A002", "arrival")],
    ),
    "head_start": (
        {"groups": (group("head_start"),)},
        [
            ("A004", "head_start"),
            ("A003", "head_start"),
            ("A005", "head_start"),
            ("A001", "arrival"),
            ("A002", "arrival"),
        ],
    ),
    "alternate": (
        {"groups": (group("alternate", first=("elderly", "disabled"), first_turns=1, other_turns=1),)},
        [("A003", "turn"), ("A001", "turn"), ("A004", "turn"), ("A002", "turn"), ("A005", "turn")],
    ),
    "deadline": (
        {"groups": (group("deadline"),), "promises": {"a": 60}},
        [
            ("A004", "promise"),
            ("A003", "promise"),
            ("A005", "promise"),
            ("A001", "promise"),
            ("A002", "promise"),
        ],
    ),
    "at most two in a row": (
        {"groups": (group("priority_first", in_a_row=2),)},
        [("A004", "rank"), ("A003", "rank"), ("A001", "in_a_row"), ("A005", "rank"), ("A002", "arrival")],
    ),
    "at most one in all": (
        {"groups": (group("priority_first", overtakes=1),)},
        [
            ("A004", "rank"),
            ("A001", "overtaken"),
            ("A002", "overtaken"),
            ("A003", "rank"),
            ("A005", "rank"),
        ],
    ),
    "never past its turn by arrival": (
        {"groups": (group("priority_first", cap_minutes=0),)},
        [("A004", "rank"), ("A001", "owed"), ("A002", "owed"), ("A003", "rank"), ("A005", "rank")],
    ),
}


@pytest.mark.parametrize("name", DAYS)
async def test_a_group_is_called_by_its_policy_and_the_order_told_it(
    arranged: Any, start: Any, name: str
) -> None:
    settings, expected = DAYS[name]
    arranged.update(settings)
    hall = await start()
    await came(hall, *MIXED)
    await hall.open("w1")
    order = await told(hall, "/queues/a/order")
    assert (order["of"], order["more"]) == ("a", 0)
    assert [(one["place"], one["number"]) for one in order["tickets"]] == [
        (place, number) for place, (number, _) in enumerate(expected, 1)
    ]
    at_window = await told(hall, "/windows/w1/order")
    assert [(one["number"], one["rule"]) for one in at_window["tickets"]] == expected
    assert await called(hall) == expected
    assert (await told(hall, "/queues/a/order"))["tickets"] == []


async def test_a_promise_of_less_goes_first_where_the_deadline_decides(arranged: Any, start: Any) -> None:
    arranged.update(groups=(group("deadline"),), promises={"a": 60, "b": 10})
    hall = await start()
    await came(hall, "ordinary", "elderly")
    await came(hall, "ordinary", queue="b")
    await hall.open("w1")
    assert [number for number, _ in await called(hall)] == ["B001", "A002", "A001"]


async def test_two_groups_at_one_window_meet_by_arrival(arranged: Any, start: Any) -> None:
    arranged.update(groups=(group("priority_first", ("a",)), group("arrival", ("b",))))
    hall = await start()
    await came(hall, "ordinary")
    await came(hall, "ordinary", queue="b")
    await came(hall, "elderly")
    await hall.open("w1")
    assert [number for number, _ in await called(hall)] == ["B001", "A002", "A001"]


async def test_a_window_helps_when_it_is_free(arranged: Any, start: Any) -> None:
    arranged.update(helps={"w3": (Serve(queue="a"),)})
    hall = await start()
    await came(hall, "ordinary", "ordinary")
    await came(hall, "ordinary", queue="b")
    await hall.open("w3")
    order = await told(hall, "/windows/w3/order")
    assert [one["number"] for one in order["tickets"]] == ["B001", "A001", "A002"]
    seen = []
    for _ in range(3):
        ticket = (await hall.post("/windows/w3/call-next")).json()["ticket"]
        why = await told(hall, f"/tickets/{ticket['id']}/why")
        seen.append((ticket["number"], why["why"].get("helps", False)))
    assert seen == [("B001", False), ("A001", True), ("A002", True)]
    assert why["sentence_en"].endswith("the window helps this queue")


async def test_what_a_window_serves_is_told_to_all(arranged: Any, start: Any) -> None:
    arranged.update(helps={"w3": (Serve(queue="a"),)}, groups=(group("arrival", ("b",)),))
    hall = await start()
    windows = {one["id"]: one["plan"] for one in (await told(hall, "/windows"))["data"]}
    assert (windows["w3"]["queues"], windows["w3"]["helps"]) == (["b"], ["a"])
    queues = {one["id"]: one["plan"] for one in (await told(hall, "/queues"))["data"]}
    assert queues["b"]["group"] == "g-b"
