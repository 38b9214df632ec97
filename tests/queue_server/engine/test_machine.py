"""A hall under every order of events: hypothesis drives the real engine and tries to break what must hold.

Clocks jump, commits fail before or after they kept, commands are repeated,
the server restarts from log or snapshot, a display listens to every change.
"""

import asyncio
import itertools
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from queue_server.domain.lifecycle import AT_WINDOW, State
from queue_server.engine.memory import Memory, freeze, thaw
from queue_server.engine.published import Published
from queue_server.engine.record import GENESIS, read_rows
from wire import intents, receipts
from wire.answers import Done, Unavailable
from wire.live import Change, QueueView, SitePlan, Snapshot
from wire.mirror import Mirror

WINDOWS = st.sampled_from(["w1", "w2", "w3", "w9"])
QUEUES = st.sampled_from(["a", "b", "z"])
AT_A_WINDOW = st.sampled_from(
    [
        intents.CallNext,
        intents.CallNext,
        intents.CallNext,
        intents.Recall,
        intents.Start,
        intents.Finish,
        intents.NoShow,
        intents.Hold,
        intents.Resume,
        intents.OpenWindow,
        intents.OpenWindow,
        intents.PauseWindow,
        intents.CloseWindow,
        intents.Undo,
        intents.Undo,
        intents.CalledOut,
    ]
)
TICKETS = st.integers(0, 12)
NAMES = itertools.count(1)
NOTHING = SitePlan(site="s", name="s", name_en="s", halls=(), windows=(), queues=())


def intent_for(draw: Any, ticket_ids: list[str]) -> Any:
    """Return any intent at all, about what there is and what there is not."""
    name = f"c{next(NAMES)}"
    ticket = ticket_ids[draw(TICKETS) % len(ticket_ids)] if ticket_ids else "t"
    choice = draw(st.integers(0, 12))
    if choice <= 3:
        priority = draw(st.sampled_from(["ordinary", "ordinary", "elderly", "vip"]))
        return intents.Issue(command_id=name, queue=draw(QUEUES), priority=priority)
    if choice == 4:
        return intents.Cancel(command_id=name, ticket=ticket)
    if choice == 5:
        to = draw(st.sampled_from([{"to_queue": "a"}, {"to_queue": "b"}, {"to_window": "w2"}, {}]))
        return intents.Transfer(command_id=name, window=draw(WINDOWS), **to)
    if choice == 6:
        return draw(
            st.sampled_from(
                [
                    receipts.SlipPrinted(command_id=name, ticket=ticket, printer="k"),
                    receipts.SlipFailed(command_id=name, ticket=ticket, printer="k", reason="paper_out"),
                    receipts.CallShown(command_id=name, ticket=ticket, times=1, screen="b"),
                    receipts.CallSpoken(command_id=name, ticket=ticket, times=2, speaker="b"),
                ]
            )
        )
    if choice == 8:
        return intents.Requeue(command_id=name, ticket=ticket)
    if choice == 7:
        return intents.Resume(command_id=name, window=draw(WINDOWS), ticket=ticket)
    return draw(AT_A_WINDOW)(command_id=name, window=draw(WINDOWS))


def unhurried(published: Published) -> list[QueueView]:
    """Return the queues without their waits, which change as time passes."""
    return [replace(view, wait_low=None, wait_high=None) for view in published.queues.values()]


class Hall(RuleBasedStateMachine):
    """The engine at the small site; ``world`` makes a fresh one for each run."""

    def __init__(self, world: Any, contents: Any) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.world = world
        self.contents = contents
        self.acknowledged: dict[str, tuple[intents.Intent, Any]] = {}
        self.numbers: Counter[tuple[str, str]] = Counter()
        self.display = Mirror()
        self.heard = 0
        self.start()

    def start(self) -> None:
        self.running = self.loop.run_until_complete(self.world.started())
        known = self.running.engine.published
        self.display = Mirror()
        self.display.take(
            Snapshot(
                seq=known.seq,
                day=known.day,
                plan=NOTHING,
                tickets=tuple(known.tickets.values()),
                windows=tuple(known.windows.values()),
                queues=tuple(known.queues.values()),
                calls=tuple(known.calls.values()),
            )
        )

    def ask(self, *group: intents.Intent) -> list[Any]:
        """Submit together; note what was acknowledged for the first time."""
        given: list[Any] = self.loop.run_until_complete(self.running.ask(*group))
        for intent, answer in zip(group, given, strict=True):
            if isinstance(answer, Done) and intent.command_id not in self.acknowledged:
                self.acknowledged[intent.command_id] = (intent, answer)
                if isinstance(intent, intents.Issue) and answer.ticket is not None:
                    self.numbers[self.running.engine.published.day, answer.ticket.number] += 1
        return given

    @rule(data=st.data(), size=st.integers(1, 5))
    def a_group_of_commands(self, data: Any, size: int) -> None:
        ids = list(self.running.engine.published.tickets)
        self.ask(*(intent_for(data.draw, ids) for _ in range(size)))

    @rule(data=st.data(), how=st.sampled_from(["before", "after"]), size=st.integers(1, 3))
    def a_commit_that_fails(self, data: Any, how: str, size: int) -> None:
        ids = list(self.running.engine.published.tickets)
        group = [intent_for(data.draw, ids) for _ in range(size)]
        rows = len(self.world.store.rows)
        self.world.store.failures = [how]
        given = self.ask(*group)
        failed = not self.world.store.failures  # a group of refusals commits nothing
        self.world.store.failures = []
        assert all(isinstance(answer, Unavailable) == failed for answer in given)
        assert not (failed and how == "before") or len(self.world.store.rows) == rows
        if failed:
            self.ask(*group)  # as a client does

    @rule(at=st.integers(0, 10_000))
    def a_command_repeated(self, at: int) -> None:
        if not self.acknowledged:
            return
        recent = list(self.acknowledged)[-40:]
        intent, first = self.acknowledged[recent[at % len(recent)]]
        memory = self.running.engine.memory
        if memory.known(intent.command_id) is None:
            return  # older than the day before
        before = len(self.world.store.rows)
        (again,) = self.loop.run_until_complete(self.running.ask(intent))
        assert again.repeated
        assert (again.ticket, again.window) == (first.ticket, first.window)
        assert len(self.world.store.rows) == before

    @rule()
    def time_passes(self) -> None:
        self.running.engine.tick()
        self.ask()

    @rule(seconds=st.sampled_from([1, 30, 600, 7_200, 86_400, -5, -7_200, -90_000]))
    def the_clock_goes(self, seconds: int) -> None:
        self.world.later(seconds=seconds)

    @rule(by=st.sampled_from(["log", "snapshot", "stop"]))
    def a_restart(self, by: str) -> None:
        if by == "stop":
            self.loop.run_until_complete(self.running.stop())
        else:
            self.running.task.cancel()
            self.world.store.kept = freeze(self.running.engine.memory) if by == "snapshot" else None
        self.start()

    @invariant()
    def changes_lead_every_listener_to_what_is(self) -> None:
        for change in self.world.published[self.heard :]:
            assert isinstance(change, Change)
            self.display.take(change)
        self.heard = len(self.world.published)
        known = self.running.engine.published
        assert self.display.tickets == known.tickets
        assert self.display.windows == known.windows
        assert self.display.queues == known.queues
        assert (self.display.seq, self.display.day) == (known.seq, known.day)

    @invariant()
    def what_is_published_is_what_the_state_says(self) -> None:
        anew = Published()
        anew.take_all(self.running.engine.look())
        known = self.running.engine.published
        assert (anew.tickets, anew.windows) == (known.tickets, known.windows)
        assert unhurried(anew) == unhurried(known)

    @invariant()
    def no_ticket_is_in_two_places_nor_in_none(self) -> None:
        state = self.running.engine.memory.state
        waiting = Counter(place[2] for name in state.lines for place in state.line(name))
        at_window = Counter(now.ticket for now in state.windows.values() if now.ticket)
        assert all(n == 1 for n in (*waiting.values(), *at_window.values()))
        assert set(waiting) == {t.id for t in state.tickets.values() if t.state is State.WAITING}
        assert set(at_window) == {t.id for t in state.tickets.values() if t.state in AT_WINDOW}
        for name, now in state.windows.items():
            assert now.ticket is None or state.tickets[now.ticket].window == name
            assert now.state != "closed" or now.ticket is None

    @invariant()
    def lines_are_sorted(self) -> None:
        for classes in self.running.engine.memory.state.lines.values():
            assert all(places and places == sorted(places) for places in classes.values())

    @invariant()
    def no_number_is_given_twice_on_a_day(self) -> None:
        assert all(n == 1 for n in self.numbers.values()), self.numbers

    @invariant()
    def open_windows_are_counted_right(self) -> None:
        state = self.running.engine.memory.state
        for queue in state.plan.queues.values():
            real = sum(state.window(name).state == "open" for name in queue.windows)
            assert state.open_windows.get(queue.id, 0) == real

    def teardown(self) -> None:
        self.loop.run_until_complete(self.running.stop())
        live = self.contents(self.running.engine.memory)
        assert self.contents(replayed(self.world)) == live
        thawed = thaw(freeze(self.running.engine.memory), self.world.plan)
        assert self.contents(thawed) == live
        assert self.contents(thaw(freeze(thawed), self.world.plan)) == live
        everything = b"".join(row.line for row in self.world.store.rows)
        assert all(f'"command_id":"{name}"'.encode() in everything for name in self.acknowledged)
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()


def replayed(world: Any) -> Memory:
    """Return what the log alone leads to, its chain checked."""
    memory = thaw(None, world.plan)
    memory.replay(world.store.rows)
    assert [record.seq for record, _ in read_rows(world.store.rows, 0, GENESIS)] == list(
        range(1, len(world.store.rows) + 1)
    )
    return memory


@pytest.mark.timeout(900)
def test_the_hall_holds(another_world: Any, contents: Any) -> None:
    run_state_machine_as_test(
        lambda: Hall(another_world(), contents),  # type: ignore[arg-type]
        settings=settings(
            max_examples=40,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
