"""Numbers lent, given out, told of late and twice, in every order: each is one ticket's, and none is lost."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from queue_server.domain.day import opening
from queue_server.domain.decide import decide
from queue_server.domain.decision import Nobody
from queue_server.domain.events import TicketIssued
from queue_server.domain.limits import BlockRule
from queue_server.domain.refusal import Refusal
from wire import intents
from wire.blocks import LeaseBlock, MergeTicket, ReturnBlock

DEVICES = ["device:left", "device:right"]
QUEUES = st.sampled_from(["a", "b"])
CHOICE = st.integers(0, 30)
NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
REPEATED = {"merged_already", "block_returned"}


class Lending(RuleBasedStateMachine):
    """Two kiosks that keep true journals; the line and the clock do what they like."""

    def __init__(self, fresh: Any) -> None:
        super().__init__()
        self.day = fresh()
        self.day.state.plan = replace(self.day.state.plan, blocks=BlockRule(2, 3))
        self.blocks: list[tuple[str, str]] = []
        self.left: dict[str, list[int]] = {}
        self.taken: list[tuple[str, MergeTicket]] = []
        self.told: set[str] = set()

    def ask(self, intent: intents.Intent, actor: str) -> Any:
        self.day.apply(*opening(self.day.state, self.day.today))
        ask = replace(self.day.asked(intent, actor), device=actor.partition(":")[2])
        decision = decide(self.day.state, ask)
        assert not isinstance(decision, Nobody)
        if not isinstance(decision, Refusal):
            self.day.apply(*decision)
        return decision

    @rule(queue=QUEUES)
    def someone_takes_a_number(self, queue: str) -> None:
        self.ask(intents.Issue(command_id="c", queue=queue), DEVICES[0])

    @rule(queue=QUEUES, device=st.sampled_from(DEVICES))
    def a_kiosk_leases(self, queue: str, device: str) -> None:
        decision = self.ask(LeaseBlock(command_id="c", queue=queue), device)
        if not isinstance(decision, Refusal):
            (leased,) = decision
            self.blocks.append((device, leased.block))
            self.left[leased.block] = list(range(leased.first, leased.last + 1))

    @rule(which=CHOICE)
    def a_number_is_given_while_the_line_is_down(self, which: int) -> None:
        mine = [(device, block) for device, block in self.blocks if self.left[block]]
        if mine:
            device, block = mine[which % len(mine)]
            word = f"{len(self.taken):032x}"
            told = MergeTicket(
                command_id="c",
                block=block,
                sequence=self.left[block].pop(0),
                ticket=word,
                follow=word[::-1],
                taken_at=self.day.now,
            )
            if self.day.state.blocks.by_id[block].day == self.day.today:
                self.taken.append((device, told))

    @rule(which=CHOICE)
    def the_server_is_told(self, which: int) -> None:
        """In any order, and again and again."""
        if self.taken:
            device, told = self.taken[which % len(self.taken)]
            decision = self.ask(told, device)
            known = told.ticket in self.told
            assert isinstance(decision, Refusal) == known, decision
            assert not known or decision.code in REPEATED
            self.told.add(told.ticket)

    @rule(which=CHOICE)
    def a_stranger_tells(self, which: int) -> None:
        if self.taken:
            device, told = self.taken[which % len(self.taken)]
            other = next(one for one in DEVICES if one != device)
            decision = self.ask(told, other)
            assert isinstance(decision, Refusal)
            assert decision.code == "foreign_block"

    @rule(which=CHOICE)
    def a_block_whose_numbers_are_all_told_goes_back(self, which: int) -> None:
        if self.blocks:
            device, block = self.blocks[which % len(self.blocks)]
            open_ones = [told for _, told in self.taken if told.block == block]
            if all(told.ticket in self.told for told in open_ones):
                self.ask(ReturnBlock(command_id="c", block=block), device)
                self.left[block] = []

    @rule(minutes=st.sampled_from([1, 30, 240, 1440]))
    def time_passes(self, minutes: int) -> None:
        if self.day.now - NINE > timedelta(days=10):
            minutes = 1  # blocks are remembered for so many days
        self.day.later(minutes=minutes)
        self.day.today = self.day.now.astimezone(self.day.zone).date().isoformat()
        self.day.apply(*opening(self.day.state, self.day.today))

    @invariant()
    def a_number_is_one_tickets(self) -> None:
        issued = [event for event, _ in self.day.log if isinstance(event, TicketIssued)]
        assert len({(event.day, event.number) for event in issued}) == len(issued)
        assert len({event.ticket for event in issued}) == len(issued)

    @invariant()
    def what_was_told_is_there_with_its_time(self) -> None:
        issued = {event.ticket: event for event, _ in self.day.log if isinstance(event, TicketIssued)}
        for _, told in self.taken:
            if told.ticket in self.told:
                assert issued[told.ticket].taken_at == told.taken_at
                assert issued[told.ticket].sequence == told.sequence

    def teardown(self) -> None:
        """When the line is back for good, all is told, and the log alone leads to the same."""
        for device, told in self.taken:
            if told.ticket not in self.told:
                assert not isinstance(self.ask(told, device), Refusal)
        self.a_number_is_one_tickets()
        assert self.day.replayed() == self.day.state


def test_no_order_loses_or_doubles_a_number(another_day: Any) -> None:
    run_state_machine_as_test(
        lambda: Lending(another_day),  # type: ignore[arg-type]
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
