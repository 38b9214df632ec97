"""Appointments under every order of asking: no slot holds more than it may, nothing is lost or doubled."""

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from queue_server.domain.day import opening
from queue_server.domain.decision import Nobody
from queue_server.domain.lifecycle import State
from queue_server.domain.refusal import Refusal
from queue_server.domain.releasing import due_bookings
from wire import intents
from wire.bookings import Book, CancelBooking, CheckIn, MoveBooking

DAYS = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-28"]
PEOPLE = [None, "0" * 32, "1" * 32]
TIMES = st.sampled_from(["09:00", "09:00", "09:30", "13:30", "12:00"])
CHOICE = st.integers(0, 20)


class Bookings(RuleBasedStateMachine):
    """The rules at the small site; ``fresh`` makes a day on which queue a takes two a slot."""

    def __init__(self, fresh: Any) -> None:
        super().__init__()
        self.day = fresh()
        self.codes: list[str] = ["0" * 12]

    def ask(self, intent: intents.Intent) -> None:
        """Let a decision happen; a refusal changes nothing."""
        self.day.apply(*opening(self.day.state, self.day.today))
        before = repr(self.day.state.bookings)
        decision = self.day.decide(intent)
        assert not isinstance(decision, Nobody)
        if isinstance(decision, Refusal):
            assert repr(self.day.state.bookings) == before
        else:
            self.day.apply(*decision)

    @rule(time=TIMES, day=st.sampled_from(DAYS), who=st.sampled_from(PEOPLE), item=st.booleans())
    def someone_books(self, time: str, day: str, who: str | None, item: bool) -> None:
        what: Any = {"item": "i-a"} if item else {"queue": "a"}
        before = set(self.day.state.bookings.by_code)
        self.ask(Book(command_id="c", day=day, time=time, person=who, digits="0001", **what))
        self.codes.extend(set(self.day.state.bookings.by_code) - before)

    @rule(which=CHOICE, time=TIMES, day=st.sampled_from(DAYS))
    def someone_moves(self, which: int, time: str, day: str) -> None:
        self.ask(MoveBooking(command_id="c", code=self.code(which), day=day, time=time))

    @rule(which=CHOICE)
    def someone_cancels(self, which: int) -> None:
        self.ask(CancelBooking(command_id="c", code=self.code(which)))

    @rule(which=CHOICE, by_code=st.booleans())
    def someone_comes(self, which: int, by_code: bool) -> None:
        named: Any = {"code": self.code(which)} if by_code else {"digits": "0001"}
        self.ask(CheckIn(command_id="c", **named))

    @rule(who=st.sampled_from(PEOPLE))
    def someone_walks_in(self, who: str | None) -> None:
        self.ask(intents.Issue(command_id="c", item="i-a", person=who))

    @rule(minutes=st.sampled_from([1, 20, 45, 240, 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.day.later(minutes=minutes)
        local = self.day.now.astimezone(self.day.zone)
        self.day.today = local.date().isoformat()
        self.day.apply(*opening(self.day.state, self.day.today))
        self.day.apply(*due_bookings(self.day.state, self.day.now))

    def code(self, which: int) -> str:
        return self.codes[-1 - which % len(self.codes)]

    @invariant()
    def no_slot_holds_more_than_it_may(self) -> None:
        bookings = self.day.state.bookings
        holding = [b for b in bookings.by_id.values() if b.state in (State.BOOKED, State.WAITING)]
        counted = Counter((b.queue, b.slot.start) for b in holding)
        assert bookings.held == counted
        assert all(n <= self.day.state.plan.slots[queue].bookable for (queue, _), n in counted.items())

    @invariant()
    def every_code_is_of_one_booking(self) -> None:
        bookings = self.day.state.bookings
        assert {b.code: b.id for b in bookings.by_id.values()} == bookings.by_code
        assert len(self.codes) == len(set(self.codes))

    @invariant()
    def who_came_has_a_ticket_and_nobody_else(self) -> None:
        state = self.day.state
        for name, booking in state.bookings.by_id.items():
            assert (name in state.tickets) == (booking.state is State.WAITING)

    @invariant()
    def nothing_of_days_past_is_still_open(self) -> None:
        state = self.day.state
        assert all(b.day >= state.day for b in state.bookings.booked())

    @invariant()
    def one_person_has_one_open_number_and_two_a_day(self) -> None:
        state = self.day.state
        given = [t for t in state.tickets.values() if t.person and t.state is not State.CANCELLED]
        promised = [b for b in state.bookings.booked() if b.person]
        days = Counter([(t.person, t.day) for t in given] + [(b.person, b.day) for b in promised])
        assert all(n <= 2 for n in days.values())
        assert all(n <= 1 for n in Counter(t.person for t in given if t.state is State.WAITING).values())
        assert all(n <= 1 for n in Counter(b.person for b in promised).values())

    @invariant()
    def a_half_day_gives_no_more_numbers_than_its_quota(self) -> None:
        state = self.day.state
        booked = Counter((b.day, b.slot.half) for b in state.bookings.booked() if b.item == "i-a")
        assert all(n <= 3 for n in booked.values())

    def teardown(self) -> None:
        assert self.day.replayed() == self.day.state


def test_appointments_hold(limited_day: Any) -> None:
    run_state_machine_as_test(
        lambda: Bookings(limited_day),  # type: ignore[arg-type]
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
