"""A day at the small site, driven rule by rule: what every test of the rules starts from."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from queue_server.domain.appointment import Booking
from queue_server.domain.ask import Ask
from queue_server.domain.clockwork import due
from queue_server.domain.day import opening
from queue_server.domain.decide import decide
from queue_server.domain.decision import Decision, Nobody
from queue_server.domain.diary import Calendar, Diary, unknown
from queue_server.domain.events import Event
from queue_server.domain.evolve import evolve
from queue_server.domain.hours import Hours, Opening
from queue_server.domain.limits import CheckInRule, PersonRule, Quota, SlotRule
from queue_server.domain.moment import Moment
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.domain.routing import next_ticket
from queue_server.domain.rules import Rules
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from wire import intents
from wire.bookings import Book

SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # nine in the morning, in Shanghai


class Day:
    """A day at the small site: asks go through the rules, their events into the state."""

    zone = timezone(timedelta(hours=8))

    def __init__(self, plan: Plan) -> None:
        self.state = HallState(plan=plan)
        self.now = NINE
        self.today = "2026-11-23"
        self.calendar: Calendar = unknown
        self.log: list[tuple[Event, datetime]] = []
        self._ids = count(1)

    def apply(self, *events: Event) -> None:
        for event in events:
            evolve(self.state, event, self.now)
            self.log.append((event, self.now))

    def asked(self, intent: intents.Intent, actor: str = "clerk:li") -> Ask:
        number = next(self._ids)
        return Ask(
            intent=intent,
            actor=actor,
            device="desk",
            now=self.now,
            today=self.today,
            local=self.now.astimezone(SHANGHAI),
            fresh_id=f"t{number:03d}",
            fresh_follow=f"f{number:03d}",
            calendar=self.calendar,
        )

    def decide(self, intent: intents.Intent, actor: str = "clerk:li") -> Decision:
        return decide(self.state, self.asked(intent, actor))

    def do(self, intent: intents.Intent, actor: str = "clerk:li") -> list[Event]:
        """Carry an intent out; it must not be refused."""
        self.apply(*opening(self.state, self.today))
        decision = self.decide(intent, actor)
        assert not isinstance(decision, Refusal | Nobody), decision
        self.apply(*decision)
        return list(decision)

    def refusal(self, intent: intents.Intent, actor: str = "clerk:li") -> Refusal:
        """Return why an intent is refused; it must be."""
        self.apply(*opening(self.state, self.today))
        decision = self.decide(intent, actor)
        assert isinstance(decision, Refusal), decision
        return decision

    def take(self, queue: str = "a", **more: Any) -> Ticket:
        issued: Any = self.do(intents.Issue(command_id="c", queue=queue, **more))[0]
        return self.state.tickets[issued.ticket]

    def open(self, *windows: str) -> None:
        for window in windows:
            self.do(intents.OpenWindow(command_id="c", window=window, clerk="li"))

    def at(self, kind: type[intents.AtWindow], window: str = "w1", **more: Any) -> list[Event]:
        return self.do(kind(command_id="c", window=window, **more))

    def call(self, window: str = "w1") -> str:
        """Call the next and return its id."""
        called: Any = self.at(intents.CallNext, window)[-1]
        return str(called.ticket)

    def next(self, window: str) -> str | None:
        """Return the id of who is next at a window."""
        return next_ticket(self.state, window, self.moment)

    @property
    def moment(self) -> Moment:
        return Moment(self.now, self.now.astimezone(SHANGHAI))

    @property
    def diary(self) -> Diary:
        return Diary(self.now, self.today, self.calendar)

    def at_time(self, time: str, day: str = "") -> None:
        """Let the clock say that it is ``time`` in Shanghai, on that day or on the present one."""
        self.today = day or self.today
        self.now = datetime.fromisoformat(f"{self.today}T{time}:00+08:00").astimezone(UTC)
        self.apply(*opening(self.state, self.today))

    def book(self, time: str, day: str = "2026-11-23", queue: str = "a", **more: Any) -> Booking:
        """Book a slot; it must not be refused."""
        queue_or_item: Any = {} if "item" in more else {"queue": queue}
        made: Any = self.do(Book(command_id="c", day=day, time=time, **queue_or_item, **more))[0]
        return self.state.bookings.by_id[made.booking]

    def rules(self, *, witnessed: tuple[str, ...] = (), **figures: Any) -> None:
        """Set figures of the life cycle, and which windows have a device to prove their calls."""
        windows = {
            name: replace(window, witnessed=name in witnessed)
            for name, window in self.state.plan.windows.items()
        }
        self.state.plan = replace(self.state.plan, windows=windows, rules=Rules(**figures))

    def ticket(self, ticket_id: str) -> Ticket:
        return self.state.tickets[ticket_id]

    def time_passes(self, **time: float) -> list[Event]:
        """Let time go by and return what became due."""
        self.later(**time)
        happened = list(due(self.state, self.now))
        self.apply(*happened)
        return happened

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def replayed(self) -> HallState:
        """Return the state that the log alone leads to."""
        state = HallState(plan=self.state.plan)
        for event, at in self.log:
            evolve(state, event, at)
        return state


@pytest.fixture
def day(plan: Plan) -> Day:
    return Day(plan)


def weekdays(day: str) -> Hours | None:
    """Monday to Friday 9:00 to 12:00 and 13:30 to 17:30; on Friday afternoon only w1 is on duty."""
    weekday = date.fromisoformat(day).weekday()
    midnight = datetime.fromisoformat(f"{day}T00:00:00+08:00").astimezone(UTC)
    opens = (Opening(540, 720), Opening(810, 1050, weekday == 4)) if weekday < 5 else ()
    return Hours(midnight, opens, frozenset({"w1"}))


@pytest.fixture
def booked_day(plan: Plan) -> Day:
    """Monday before nine; queue a takes two appointments in each half hour, four days ahead."""
    return before_nine(plan)


@pytest.fixture
def limited_day(plan: Plan) -> Callable[[], Day]:
    """Return what makes such a day with a quota of three and one open number, two a day for one person."""
    limits = {"quotas": {"i-a": Quota(3, 3)}, "persons": PersonRule(one_open=True, daily=2)}
    return lambda: before_nine(replace(plan, **limits))


def before_nine(plan: Plan) -> Day:
    rules = replace(
        plan,
        slots={"a": SlotRule(minutes=30, capacity=3, walk_ins=20, days_ahead=4)},
        check_in=CheckInRule(early=30, late=10, release=25),
    )
    day = Day(rules)
    day.calendar = weekdays
    day.at_time("08:00")
    return day


@pytest.fixture(scope="session")
def another_day(plan: Plan) -> Callable[[], Day]:
    return lambda: Day(plan)
