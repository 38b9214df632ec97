"""All the engine remembers: the rules' state, the answers given, and the end of the log's chain."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from queue_server.domain.appointment import Booking
from queue_server.domain.block import Block
from queue_server.domain.events import DayOpened
from queue_server.domain.evolve import evolve
from queue_server.domain.fairness import Fairness
from queue_server.domain.last import Last
from queue_server.domain.learned import Learned
from queue_server.domain.plan import Plan
from queue_server.domain.state import HallState, WindowNow
from queue_server.domain.ticket import Ticket
from queue_server.engine.answering import answer
from queue_server.engine.ports import Stored
from queue_server.engine.record import GENESIS, BrokenLog, Record, Row, read_rows
from wire.answers import Done, NobodyWaits

Kept = Done | NobodyWaits


class _Body(msgspec.Struct, array_like=True):
    day: str
    tickets: list[Ticket]
    windows: dict[str, WindowNow]
    sequences: list[tuple[str, str, int]]
    learned: Learned
    answers: dict[str, Kept]
    older_answers: dict[str, Kept]
    fairness: Fairness | None = None
    bookings: list[Booking] = []
    last: dict[str, Last] = {}
    blocks: list[Block] = []


@dataclass
class Memory:
    """The state after record ``state.seq``, whose hash is ``hash``.

    ``answers`` are those of this business day, ``older_answers`` of the day
    before: a command repeated within that time gets its first answer.
    """

    state: HallState
    hash: bytes = GENESIS
    answers: dict[str, Kept] = field(default_factory=dict)
    older_answers: dict[str, Kept] = field(default_factory=dict)

    def known(self, command_id: str) -> Kept | None:
        """Return the answer this command got before, if it did."""
        return self.answers.get(command_id) or self.older_answers.get(command_id)

    def apply(self, record: Record) -> None:
        """Let what is recorded happen."""
        evolve(self.state, record.event, record.at)
        if isinstance(record.event, DayOpened):
            self.older_answers, self.answers = self.answers, {}

    def replay(self, rows: Iterable[Row]) -> None:
        """Apply stored rows, checking the chain; the answers come back too. Raises BrokenLog."""
        group: list[Record] = []
        for record, digest in read_rows(rows, self.state.seq, self.hash):
            if group and group[-1].command_id != record.command_id:
                self._remember(group)
                group = []
            try:
                self.apply(record)
            except (AssertionError, KeyError) as error:
                raise BrokenLog(record.seq, f"does not follow from what is before: {error}") from error
            self.hash = digest
            group.append(record)
        self._remember(group)

    def _remember(self, group: list[Record]) -> None:
        if group and group[0].command_id:
            command_id = group[0].command_id
            self.answers[command_id] = answer(self.state, command_id, [record.event for record in group])


def freeze(memory: Memory) -> Stored:
    """Return the memory as a snapshot."""
    state = memory.state
    body = _Body(
        state.day,
        list(state.tickets.values()),
        state.windows,
        [(day, prefix, last) for (day, prefix), last in state.sequences.items()],
        state.learned,
        memory.answers,
        memory.older_answers,
        state.fairness,
        list(state.bookings.by_id.values()),
        state.last,
        list(state.blocks.by_id.values()),
    )
    return Stored(state.seq, memory.hash, msgspec.msgpack.encode(body))


def thaw(snapshot: Stored | None, plan: Plan) -> Memory:
    """Return the memory of a snapshot (None: before the first record) under today's ``plan``."""
    state = HallState(plan=plan)
    if snapshot is None:
        return Memory(state)
    body = msgspec.msgpack.decode(snapshot.body, type=_Body)
    state.seq, state.day = snapshot.seq, body.day
    state.tickets = {ticket.id: ticket for ticket in body.tickets}
    state.sequences = {(day, prefix): last for day, prefix, last in body.sequences}
    state.learned = body.learned
    state.windows = body.windows
    state.fairness = body.fairness or Fairness()
    for booking in body.bookings:
        state.bookings.put(booking)
    for block in body.blocks:
        state.blocks.put(block)
    state.last = body.last
    state.restore(accounts=body.fairness is not None)
    return Memory(state, snapshot.hash, body.answers, body.older_answers)
