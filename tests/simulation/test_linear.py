"""The checker itself: histories that have an order are let through, those that have none are not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from queue_server.domain import events as e
from queue_server.engine.record import Record
from simulation.history import Asked, History
from simulation.linear import linearizable
from simulation.operations import doing, seeing
from simulation.site import simulated_site
from simulation.violation import Violation
from wire import intents
from wire.answers import Answer, Done, NobodyWaits, Refused

LOADED = simulated_site("Asia/Shanghai")
NINE = datetime(2026, 11, 25, 1, tzinfo=UTC)


class Story:
    """Records and the asks that made them, told in a few words."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.history = History()
        self.event("", e.DayOpened(day="2026-11-25"))

    def event(self, command: str, event: Any, minute: int = 0) -> None:
        at = NINE + timedelta(minutes=minute)
        self.records.append(Record(seq=len(self.records) + 1, at=at, event=event, command_id=command))

    def ask(self, intent: Any, asked: int, answered: int | None, answer: Any = Done) -> None:
        given: Answer | None = answer(command_id=intent.command_id) if answered is not None else None
        self.history.commands.append(Asked("x", intent, asked, answered, given))  # type: ignore[arg-type]

    def issue(self, n: int, asked: int, answered: int | None, queue: str = "a") -> None:
        name = f"issue{n}"
        self.ask(intents.Issue(command_id=name, queue=queue), asked, answered)
        number = f"{queue.upper()}{n:03d}"
        self.event(
            name,
            e.TicketIssued(
                ticket=f"t{n}", number=number, queue=queue, day="2026-11-25", sequence=n, follow=f"f{n}"
            ),
            n,
        )

    def open(self, asked: int, answered: int) -> None:
        self.ask(intents.OpenWindow(command_id="open", window="w2"), asked, answered)
        self.event("open", e.WindowOpened(window="w2", clerk="x"))

    def call(self, ticket: int, asked: int, answered: int | None, name: str = "call") -> None:
        self.ask(intents.CallNext(command_id=name, window="w2"), asked, answered)
        self.event(name, e.TicketCalled(ticket=f"t{ticket}", window="w2"))

    def judge(self) -> None:
        linearizable(self.records, self.history, LOADED)


def test_one_after_the_other() -> None:
    story = Story()
    story.open(1, 2)
    story.issue(1, 3, 4)
    story.issue(2, 5, 6)
    story.call(1, 7, 8)
    story.judge()


def test_the_second_may_not_be_called_before_the_first() -> None:
    story = Story()
    story.open(1, 2)
    story.issue(1, 3, 4)
    story.issue(2, 5, 6)
    story.call(2, 7, 8)
    with pytest.raises(Violation, match="not linearizable"):
        story.judge()


def test_another_order_than_the_logs_is_found_when_time_allows_it() -> None:
    story = Story()
    story.open(1, 2)
    story.issue(1, 3, 20)
    story.call(1, 9, 10)
    story.records[2], story.records[3] = story.records[3], story.records[2]
    story.judge()


def test_an_answer_before_the_question_has_no_order() -> None:
    story = Story()
    story.open(1, 2)
    story.call(1, 3, 4)
    story.issue(1, 5, 6)
    with pytest.raises(Violation, match="not linearizable"):
        story.judge()


def test_an_unknown_outcome_may_have_happened_long_after_it_was_asked() -> None:
    story = Story()
    story.open(1, 2)
    story.issue(1, 3, None)
    story.call(1, 8, 9)
    story.ask(intents.Issue(command_id="never", queue="a"), 4, None)
    story.judge()


@pytest.mark.parametrize(("asked", "answered", "fits"), [(1, 3, True), (5, 6, False), (5, 20, True)])
def test_nobody_waits_must_have_been_true_at_some_moment(asked: int, answered: int, fits: bool) -> None:
    """The window is open from 3 on, somebody waits from 4 to 10, and is at the window until 13."""
    story = Story()
    story.open(2, 3)
    story.issue(1, 3, 4)
    story.call(1, 10, 12)
    story.ask(intents.Finish(command_id="finish", window="w2"), 13, 14)
    story.event("finish", e.ServiceFinished(ticket="t1", window="w2"))
    story.ask(intents.CallNext(command_id="nobody", window="w2"), asked, answered, NobodyWaits)
    if fits:
        story.judge()
    else:
        with pytest.raises(Violation, match="nobody"):
            story.judge()


def test_a_number_left_out_or_given_twice_has_no_order() -> None:
    for n in (1, 3):
        story = Story()
        story.issue(1, 1, 2)
        story.issue(n, 3, 4)
        with pytest.raises(Violation, match="not linearizable"):
            story.judge()


def test_a_transfer_keeps_the_place_of_arrival() -> None:
    for first in (1, 2):
        story = Story()
        story.open(1, 2)
        story.issue(1, 3, 4)
        story.issue(2, 5, 6)
        story.call(1, 7, 8)
        story.ask(intents.Transfer(command_id="move", window="w2", to_queue="a"), 9, 10)
        story.event("move", e.TicketTransferred(ticket="t1", window="w2", to_queue="a"))
        story.call(first, 11, 12, "again")
        if first == 1:
            story.judge()
        else:
            with pytest.raises(Violation, match="not linearizable"):
                story.judge()


def test_what_was_refused_must_not_be_done() -> None:
    story = Story()
    story.open(1, 2)
    story.issue(1, 3, 4)
    story.ask(
        intents.CallNext(command_id="call", window="w2"),
        5,
        6,
        lambda command_id: Refused(command_id=command_id, code="window_not_open", detail=""),
    )
    story.event("call", e.TicketCalled(ticket="t1", window="w2"))
    with pytest.raises(Violation, match="refused and done"):
        story.judge()


def test_a_command_lasts_from_the_first_ask_to_the_first_answer() -> None:
    story = Story()
    story.issue(1, 3, 8)
    story.ask(story.history.commands[0].intent, 5, 6)
    _, command = doing(story.records, story.history)
    assert (command.name, command.asked, command.answered) == ("issue1", 3, 6)


def test_only_the_first_answer_says_how_it_was() -> None:
    story = Story()
    for asked in (1, 3):
        story.ask(intents.CallNext(command_id="nobody", window="w2"), asked, asked + 1, NobodyWaits)
    assert [(one.asked, one.answered) for one in seeing(story.records, story.history)] == [(1, 2)]


def test_nobody_waits_may_be_said_before_the_call_that_ended_a_service() -> None:
    """The run of the server that found nobody is over; a copy of the command comes to the next one."""
    story = Story()
    story.open(1, 2)
    story.ask(intents.CallNext(command_id="next", window="w2"), 3, 4, NobodyWaits)
    story.issue(1, 5, 6)
    story.call(1, 7, 8)
    story.ask(intents.CallNext(command_id="next", window="w2"), 9, 10, NobodyWaits)
    story.event("next", e.ServiceFinished(ticket="t1", window="w2"))
    story.judge()
