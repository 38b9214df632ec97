"""The REST form of a ticket."""

from datetime import UTC, datetime
from typing import Any

import pytest

from queue_server.gateway.bodies import Names, ticket_out
from wire.live import HallPlan, QueuePlan, SitePlan, TicketView, WindowPlan

PLAN = SitePlan(
    site="s",
    name="s",
    name_en="s",
    halls=(HallPlan(id="left", name="左厅", name_en="Left"),),
    windows=tuple(
        WindowPlan(id=window, label=window, hall=hall, name=window, name_en=window)
        for window, hall in (("w1", "left"), ("w2", "right"))
    ),
    queues=(QueuePlan(id="a", prefix="A", name="综合", name_en="General"),),
)


def out(**more: Any) -> Any:
    view: dict[str, Any] = {
        "id": "t",
        "number": "A001",
        "queue": "a",
        "state": "waiting",
        "issued_at": datetime.now(UTC),
    }
    return ticket_out(TicketView(**(view | more)), Names(PLAN), "http://hall")


def test_a_waiting_ticket_is_in_the_hall_of_the_first_window_that_serves_it() -> None:
    ticket = out(windows=("w2", "w1"))
    assert (ticket.hall, ticket.windows, ticket.window) == ("right", ["w2", "w1"], None)
    assert ticket.queue_name == "综合"


def test_a_called_ticket_is_in_the_hall_of_its_window() -> None:
    assert out(windows=("w2",), window="w1").hall == "left"


@pytest.mark.parametrize("windows", [(), ("w9",)])
def test_a_ticket_that_no_window_serves_is_in_no_hall(windows: tuple[str, ...]) -> None:
    assert (out(windows=windows).hall, out(windows=windows).windows) == (None, [])


def test_a_queue_gone_from_the_settings_is_shown_by_its_id() -> None:
    assert out(queue="gone").queue_name == "gone"


@pytest.mark.parametrize(("low", "high", "band"), [(None, None, None), (0, 1, (0, 1)), (3, 9, (3, 9))])
def test_the_wait_is_a_band_or_unknown(low: int | None, high: int | None, band: Any) -> None:
    wait = out(wait_low=low, wait_high=high).wait
    assert (wait and (wait.low, wait.high)) == band


def test_the_address_to_follow_is_whole() -> None:
    assert out(follow="secret").follow == "http://hall/follow/secret"
    assert out().follow is None
