"""Appointments through the real engine: groups, repeats, failing commits, restarts never overbook a slot."""

import asyncio
import itertools
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from queue_server.domain.hours import Hours, Opening
from queue_server.domain.limits import SlotRule
from queue_server.engine.memory import freeze, thaw
from queue_server.engine.published import Published
from wire.answers import Done, Unavailable
from wire.bookings import Book, CancelBooking, CheckIn, MoveBooking
from wire.intents import Intent, Issue

PLACES = 2
DAYS = st.sampled_from(["2026-11-23", "2026-11-24", "2026-11-25"])
TIMES = st.sampled_from(["09:30", "09:30", "10:00", "14:00"])
NAMES = itertools.count(1)


def hours(day: str) -> Hours:
    midnight = datetime.fromisoformat(f"{day}T00:00:00+08:00").astimezone(UTC)
    return Hours(midnight, (Opening(540, 720), Opening(810, 1050)))


class Hall(RuleBasedStateMachine):
    """The engine at the small site, whose queue a takes two appointments a slot."""

    def __init__(self, world: Any, contents: Any) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.world, self.contents = world, contents
        world.hours = hours
        world.plan = replace(world.plan, slots={"a": SlotRule(minutes=30, capacity=PLACES)})
        self.acknowledged: dict[str, tuple[Intent, Any]] = {}
        self.start()

    def start(self) -> None:
        self.running = self.loop.run_until_complete(self.world.started())

    def ask(self, *group: Intent) -> list[Any]:
        given: list[Any] = self.loop.run_until_complete(self.running.ask(*group))
        for intent, answer in zip(group, given, strict=True):
            if isinstance(answer, Done) and not answer.repeated:
                assert intent.command_id not in self.acknowledged
                self.acknowledged[intent.command_id] = (intent, answer)
        return given

    def any_intent(self, draw: Any) -> Intent:
        name = f"b{next(NAMES)}"
        codes = list(self.running.engine.memory.state.bookings.by_code) or ["0" * 12]
        code = codes[draw(st.integers(0, 8)) % len(codes)]
        choice = draw(st.integers(0, 7))
        if choice <= 3:
            return Book(command_id=name, queue="a", day=draw(DAYS), time=draw(TIMES), digits="0001")
        if choice == 4:
            return MoveBooking(command_id=name, code=code, day=draw(DAYS), time=draw(TIMES))
        if choice == 5:
            return CancelBooking(command_id=name, code=code)
        if choice == 6:
            return CheckIn(command_id=name, code=code)
        return Issue(command_id=name, queue="a")

    @rule(data=st.data(), size=st.integers(1, 6))
    def a_group_of_commands(self, data: Any, size: int) -> None:
        self.ask(*(self.any_intent(data.draw) for _ in range(size)))

    @rule(data=st.data(), how=st.sampled_from(["before", "after"]), size=st.integers(1, 4))
    def a_commit_that_fails_and_is_tried_again(self, data: Any, how: str, size: int) -> None:
        group = [self.any_intent(data.draw) for _ in range(size)]
        self.world.store.failures = [how]
        given = self.ask(*group)
        failed = not self.world.store.failures  # a group of refusals commits nothing
        self.world.store.failures = []
        assert all(isinstance(answer, Unavailable) == failed for answer in given)
        if failed:
            self.loop.run_until_complete(self.running.ask(*group))

    @rule(at=st.integers(0, 1000))
    def a_command_repeated(self, at: int) -> None:
        if not self.acknowledged:
            return
        intent, first = self.acknowledged[list(self.acknowledged)[-1 - at % len(self.acknowledged)]]
        if self.running.engine.memory.known(intent.command_id) is None:
            return  # older than the day before
        (again,) = self.loop.run_until_complete(self.running.ask(intent))
        assert again == replace(first, repeated=True)

    @rule(minutes=st.sampled_from([5, 40, 600, 1440, -5]))
    def the_clock_goes(self, minutes: int) -> None:
        self.world.later(minutes=minutes)

    @rule(by=st.sampled_from(["log", "snapshot", "stop"]))
    def a_restart(self, by: str) -> None:
        if by == "stop":
            self.loop.run_until_complete(self.running.stop())
        else:
            self.running.task.cancel()
            self.world.store.kept = freeze(self.running.engine.memory) if by == "snapshot" else None
        self.start()

    @invariant()
    def no_slot_holds_more_than_its_places(self) -> None:
        holding = (
            b for b in self.running.engine.published.bookings.values() if b.state in ("booked", "waiting")
        )
        counted = Counter((b.queue, b.start) for b in holding)
        assert counted == self.running.engine.memory.state.bookings.held
        assert all(n <= PLACES for n in counted.values())

    @invariant()
    def what_can_be_looked_up_is_what_the_state_says(self) -> None:
        anew = Published()
        anew.take_all(self.running.engine.look())
        assert self.running.engine.published.bookings == anew.bookings

    def teardown(self) -> None:
        self.loop.run_until_complete(self.running.stop())
        live = self.contents(self.running.engine.memory)
        memory = thaw(None, self.world.plan)
        memory.replay(self.world.store.rows)
        assert self.contents(memory) == live
        assert self.contents(thaw(freeze(memory), self.world.plan)) == live
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()


def test_appointments_hold_through_the_engine(another_world: Any, contents: Any) -> None:
    run_state_machine_as_test(
        lambda: Hall(another_world(), contents),  # type: ignore[arg-type]
        settings=settings(
            max_examples=40,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )


@pytest.mark.parametrize("together", [True, False])
async def test_of_twenty_who_want_two_places_two_get_them(world: Any, together: bool) -> None:
    world.hours = hours
    world.plan = replace(world.plan, slots={"a": SlotRule(minutes=30, capacity=PLACES)})
    running = await world.started()
    wanted = [Book(command_id=f"c{n}", queue="a", day="2026-11-24", time="09:30") for n in range(20)]
    answers = await running.ask(*wanted) if together else [(await running.ask(one))[0] for one in wanted]
    booked = [answer for answer in answers if isinstance(answer, Done)]
    assert len(booked) == PLACES
    assert len({answer.booking.code for answer in booked if answer.booking}) == PLACES
    assert {answer.code for answer in answers if not isinstance(answer, Done)} == {"slot_full"}
    await running.stop()


async def test_tomorrows_bookings_live_over_the_day_and_a_restart(world: Any) -> None:
    world.hours = hours
    world.plan = replace(world.plan, slots={"a": SlotRule(minutes=30, capacity=PLACES)})
    running = await world.started()
    (done,) = await running.ask(Book(command_id="c1", queue="a", day="2026-11-24", time="09:30"))
    world.later(days=1)
    await running.ask(Issue(command_id="c2", queue="b"))
    await running.stop()
    again = await world.started()
    assert again.engine.published.day == "2026-11-24"
    world.later(minutes=30)
    (came,) = await again.ask(CheckIn(command_id="c3", code=done.booking.code))
    assert (came.ticket.id, came.ticket.priority) == (done.booking.id, "appointment")
    assert came.ticket.follow
    await again.stop()
