"""What is recorded happens; the log alone leads to the same state; a log that cannot be is a fault."""

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.evolve import CHANGES, evolve
from queue_server.domain.lifecycle import State
from queue_server.domain.plan import Window
from wire import intents, receipts


def a_whole_day(day: Any) -> Any:
    day.open("w1", "w2", "w3")
    for queue in "abaab":
        day.later(seconds=40)
        day.take(queue)
    day.call("w1")
    day.at(intents.Recall)
    day.at(intents.Start)
    day.later(minutes=4)
    day.at(intents.Finish)
    day.call("w2")
    day.at(intents.NoShow, "w2")
    day.call("w1")
    day.at(intents.Start)
    day.at(intents.Hold)
    day.call("w1")
    day.at(intents.Transfer, to_window="w2")
    day.at(intents.Resume)
    day.at(intents.PauseWindow)
    cancelled = day.take()
    day.do(intents.Cancel(command_id="c", ticket=cancelled.id))
    day.do(receipts.SlipPrinted(command_id="c", ticket=cancelled.id, printer="k"))
    day.at(intents.CloseWindow, "w3")
    return day


def test_every_event_has_its_change() -> None:
    assert set(CHANGES) == set(get_args(e.AnyEvent)) == set(e.Event.__subclasses__())


def test_the_log_alone_leads_to_the_same_state(day: Any) -> None:
    assert a_whole_day(day).replayed() == day.state


def test_records_are_counted(day: Any) -> None:
    a_whole_day(day)
    assert day.state.seq == len(day.log)


def test_a_transferred_ticket_is_called_without_the_start_of_before(day: Any) -> None:
    day.open("w1", "w3")
    ticket = day.take()
    day.call()
    day.at(intents.Start)
    day.at(intents.Transfer, to_queue="b")
    day.call("w3")
    day.later(hours=2)
    day.at(intents.Finish, "w3")
    assert day.state.tickets[ticket.id].started_at is None


def test_what_a_service_takes_is_learnt_for_the_queues_it_was_served_in(day: Any) -> None:
    day.open("w1", "w3")
    day.take()
    day.call()
    day.later(seconds=2)
    day.at(intents.Transfer, to_queue="b")
    day.call("w3")
    day.at(intents.Start, "w3")
    day.later(minutes=2)
    day.at(intents.Finish, "w3")
    assert set(day.state.learned.queues) == {"b"}, "two seconds are no service"


@pytest.mark.parametrize(
    "event",
    [
        e.TicketRecalled(ticket="t001", window="w1", times=2),
        e.ServiceStarted(ticket="t001", window="w1"),
        e.ServiceFinished(ticket="t001", window="w1"),
        e.TicketResumed(ticket="t001", window="w1"),
    ],
)
def test_what_the_life_cycle_forbids_cannot_be_in_a_log(day: Any, event: Any) -> None:
    day.take()
    with pytest.raises(AssertionError, match="t001"):
        evolve(day.state, event, day.now)


def test_what_is_of_no_known_ticket_cannot_be_in_a_log(day: Any) -> None:
    with pytest.raises(KeyError):
        evolve(day.state, e.TicketCalled(ticket="nobody", window="w1"), day.now)


def test_a_log_with_a_window_that_is_gone_from_the_settings_is_replayed(day: Any) -> None:
    a_whole_day(day)
    windows = {name: w for name, w in day.state.plan.windows.items() if name != "w2"}
    windows["w4"] = Window("w4", "4", "right", ("a",))
    day.state.plan = replace(day.state.plan, windows=windows)
    state = day.replayed()
    assert state.tickets.keys() == day.state.tickets.keys()
    assert {t.state for t in state.tickets.values()} >= {State.FINISHED, State.WAITING}
