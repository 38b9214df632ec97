"""The order of stops held against logs made by hand."""

from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.itinerary import Route, Stop
from queue_server.siteplan import rules_plan
from simulation.site import simulated_site
from simulation.violation import Violation
from simulation.visited import stops_in_order

PLAN = rules_plan(simulated_site("Asia/Shanghai"))
STOPS = (
    Stop(queue="a", item="i", progress="here"),
    Stop(queue="b", item="j", stage=1),
    Stop(queue="c", item="k", stage=2),
)


def goes(stop: int, to: int) -> e.StopFinished:
    return e.StopFinished(ticket="t1", window="w1", stop=stop, to_stop=to, to_queue="abc"[to])


END = e.ServiceFinished(ticket="t1", window="w1")
UNDO = e.ActionUndone(window="w1", action="finish", ticket="t1", tickets=("t1",))
SWAPPED = e.ItineraryChanged(
    ticket="t1", change="order", stops=(STOPS[0], replace(STOPS[1], stage=3), STOPS[2]), stop=0, queue="a"
)


@pytest.mark.parametrize(
    "events",
    [
        [goes(0, 1), goes(1, 2), END],
        [goes(0, 1), UNDO, goes(0, 1)],
        [SWAPPED, goes(0, 2), goes(2, 1), END],
    ],
)
def test_what_is_allowed(log: Any, issued: Any, events: Any) -> None:
    stops_in_order(log(issued(1, stops=STOPS), *events), PLAN)


@pytest.mark.parametrize(
    ("events", "name"),
    [
        ([goes(0, 2)], "stop out of order"),
        ([goes(1, 2)], "stop out of order"),
        ([goes(0, 1), goes(1, 0)], "stop out of order"),
        ([goes(0, 1), END], "visit cut short"),
        ([goes(0, 1), SWAPPED], "stop out of order"),
        ([replace(SWAPPED, stop=1)], "stop out of order"),
        ([SWAPPED, goes(0, 1)], "stop out of order"),
    ],
)
def test_what_is_not(log: Any, issued: Any, events: Any, name: str) -> None:
    with pytest.raises(Violation, match=name):
        stops_in_order(log(issued(1, stops=STOPS), *events), PLAN)


@pytest.mark.parametrize(
    ("route", "stages", "right"),
    [
        (Route("a", ("b", "c")), {"a": 0, "b": 1, "c": 1}, True),
        (Route("a", ("b", "c")), {"a": 0, "b": 0, "c": 1}, False),
        (Route("a", ("b", "c"), lead_first=False), {"a": 2, "b": 0, "c": 0}, True),
        (Route("a", ("b", "c"), lead_first=False), {"a": 0, "b": 1, "c": 1}, False),
        (Route("a", ("c", "b"), free=False), {"a": 0, "b": 2, "c": 1}, True),
        (Route("a", ("c", "b"), free=False), {"a": 0, "b": 1, "c": 2}, False),
        (Route("a", ("b",)), {"a": 0, "b": 1, "c": 1}, False),
    ],
)
def test_a_joint_item_goes_along_its_route(
    log: Any, issued: Any, route: Any, stages: Any, right: bool
) -> None:
    at = min(stages, key=lambda queue: stages[queue])
    stops = tuple(
        Stop(queue=queue, item="j", stage=stage, progress="here" if queue == at else "ahead")
        for queue, stage in stages.items()
    )
    records = log(issued(1, queue=at, item="j", stops=stops, stop=list(stages).index(at)))
    plan = replace(PLAN, routes={"j": route})
    if right:
        stops_in_order(records, plan)
        return
    with pytest.raises(Violation, match="not as routed"):
        stops_in_order(records, plan)


def test_a_number_a_kiosk_gave_by_itself_begins_at_the_items_own_queue(log: Any, issued: Any) -> None:
    stops = (replace(STOPS[0], progress="ahead"), replace(STOPS[1], progress="here"))
    with pytest.raises(Violation, match="stop out of order"):
        stops_in_order(log(issued(1, queue="b", stops=stops, stop=1)), PLAN)
    stops_in_order(log(issued(1, queue="b", stops=stops, stop=1, block="b1")), PLAN)
