"""Where a waiting ticket stands."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from queue_server.domain.place import clerks_line, line_of, place_of


def test_the_line_is_the_queues_or_of_whom_it_is_bound_to(day: Any) -> None:
    ticket = day.take("a")
    assert line_of(ticket) == "a"
    assert line_of(replace(ticket, bound_to="w2")) == "@w2"
    assert line_of(replace(ticket, bound_to="clerk:li")) == "@clerk:li"


@pytest.mark.parametrize("clerk", ["li", "clerk:li"])
def test_a_clerk_is_the_same_by_name_and_as_actor(clerk: str) -> None:
    assert clerks_line(clerk) == "@clerk:li"


def test_the_place_is_the_arrival(day: Any) -> None:
    ticket = day.take("a")
    assert place_of(ticket) == (day.now.timestamp(), ticket.order, ticket.id)


def test_an_appointment_counts_from_its_slot_or_from_when_it_came_after_that(day: Any) -> None:
    ticket = day.take("a")
    early = replace(ticket, due=day.now + timedelta(minutes=10))
    assert place_of(early)[0] == day.now.timestamp() + 600
    assert place_of(replace(ticket, due=day.now - timedelta(minutes=10)))[0] == day.now.timestamp()
