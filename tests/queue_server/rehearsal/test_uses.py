"""How long windows were open and taken: every way in and out of a window, undone ones too."""

from datetime import UTC, datetime, timedelta

import pytest

from queue_server.domain import events as e
from queue_server.rehearsal.stage import Happened
from queue_server.rehearsal.uses import Use, uses

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def day(*steps: tuple[float, e.Event]) -> list[Happened]:
    return [(event, NINE + timedelta(seconds=at)) for at, event in steps]


def used(*steps: tuple[float, e.Event], until: float = 1000) -> dict[str, Use]:
    return uses(day(*steps), NINE + timedelta(seconds=until))


OPENED = (0.0, e.WindowOpened(window="w", clerk="li"))
CALLED = (100.0, e.TicketCalled(ticket="t", window="w"))


def test_open_time_is_without_pauses_and_busy_time_from_call_to_end() -> None:
    found = used(
        OPENED,
        CALLED,
        (110, e.ServiceStarted(ticket="t", window="w")),
        (300, e.ServiceFinished(ticket="t", window="w")),
        (400, e.WindowPaused(window="w")),
        (500, e.WindowOpened(window="w", clerk="li")),
        (600, e.WindowClosed(window="w")),
    )
    assert found == {"w": Use(open=500, busy=200, calls=1, share=0.4)}


@pytest.mark.parametrize(
    "end",
    [
        e.StopFinished(ticket="t", window="w", stop=0, to_stop=1, to_queue="b"),
        e.TicketMissed(ticket="t", window="w"),
        e.TicketHeld(ticket="t", window="w"),
        e.TicketTransferred(ticket="t", window="w", to_queue="b"),
        e.TicketCancelled(ticket="t"),
        e.TicketExpired(ticket="t"),
    ],
)
def test_every_end_frees_the_window(end: e.Event) -> None:
    assert used(OPENED, CALLED, (250, end))["w"].busy == 150


def test_what_goes_on_goes_on_until_the_end() -> None:
    assert used(OPENED, CALLED, until=400)["w"] == Use(open=400, busy=300, calls=1, share=0.75)
    late = used((500, e.WindowOpened(window="w", clerk="li")), until=400)
    assert late["w"] == Use(open=0, busy=0, calls=0)


def test_a_call_that_was_undone_was_none() -> None:
    undone = e.ActionUndone(window="w", action="call", ticket="t", tickets=("t",))
    assert used(OPENED, CALLED, (105, undone))["w"] == Use(open=1000, busy=5, calls=0, share=0.005)


def test_an_end_that_was_undone_was_none() -> None:
    undone = e.ActionUndone(window="w", action="finish", ticket="t", tickets=("t",))
    end = e.ServiceFinished(ticket="t", window="w")
    found = used(OPENED, CALLED, (200, end), (205, undone), (300, end))
    assert found["w"] == Use(open=1000, busy=195, calls=1, share=0.195)


def test_a_next_that_was_undone_brings_back_who_was_there() -> None:
    found = used(
        OPENED,
        CALLED,
        (200, e.ServiceFinished(ticket="t", window="w", by_next=True)),
        (200, e.TicketCalled(ticket="u", window="w")),
        (204, e.ActionUndone(window="w", action="call", ticket="u", tickets=("u", "t"))),
        (300, e.ServiceFinished(ticket="t", window="w")),
    )
    assert found["w"] == Use(open=1000, busy=200, calls=1, share=0.2)
