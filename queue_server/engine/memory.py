"""All the engine remembers: the rules' state, the answers given, and the end of the log's chain."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import msgspec

from queue_server.domain.appointment import Booking
from queue_server.domain.block import Block
from queue_server.domain.events import DayOpened
from queue_server.domain.evolve import evolve
from queue_server.domain.fairness import Fairness
from queue_server.domain.help import Help
from queue_server.domain.last import Last
from queue_server.domain.learned import Learned
from queue_server.domain.plan import Plan
from queue_server.domain.rated import Ratings
from queue_server.domain.state import HallState, WindowNow
from queue_server.domain.ticket import Ticket
from queue_server.engine.answering import Answered, Seen, seen, told
from queue_server.engine.ports import Stored
from queue_server.engine.record import GENESIS, BrokenLog, Record, Row, read_rows

Kept = Answered | Seen | msgspec.Raw
Answers = dict[str, Kept]
"""By command id; of a replayed command only what was seen, of one in the snapshot its bytes, until asked."""
SAMPLE: Final = 50
"""So many answers of a snapshot are read at once: a snapshot of which one cannot be read is not used."""


class _Body(msgspec.Struct, array_like=True):
    day: str
    tickets: list[Ticket]
    windows: dict[str, WindowNow]
    sequences: list[tuple[str, str, int]]
    learned: Learned
    answers: dict[str, msgspec.Raw]
    older_answers: dict[str, msgspec.Raw]
    fairness: Fairness | None = None
    bookings: list[Booking] = []
    last: dict[str, Last] = {}
    blocks: list[Block] = []
    ratings: Ratings | None = None
    helps: list[Help] = []


@dataclass
class Memory:
    """The state after record ``state.seq``, whose hash is ``hash``.

    ``answers`` are those of this business day, ``older_answers`` of the day
    before: a command repeated within that time gets its first answer.
    """

    state: HallState
    hash: bytes = GENESIS
    answers: Answers = field(default_factory=dict)
    older_answers: Answers = field(default_factory=dict)

    def known(self, command_id: str) -> Answered | None:
        """Return the answer this command got before, if it did."""
        found = self.answers.get(command_id) or self.older_answers.get(command_id)
        return None if found is None else self._given(command_id, found)

    def apply(self, record: Record) -> None:
        """Let what is recorded happen."""
        evolve(self.state, record.event, record.at)
        if isinstance(record.event, DayOpened):
            self.older_answers, self.answers = self.answers, {}

    def replay(self, rows: Iterable[Row]) -> None:
        """Apply stored rows, checking the chain; the answers come back too. Raises BrokenLog."""
        for record, digest in read_rows(rows, self.state.seq, self.hash):
            try:
                self.apply(record)
            except (AssertionError, KeyError) as error:
                raise BrokenLog(record.seq, f"does not follow from what is before: {error}") from error
            self.hash = digest
            self._remember(record)

    def _remember(self, record: Record) -> None:
        """Keep what the answer of the record's command is made of, if this is its last record."""
        if record.command_id:
            self.answers[record.command_id] = seen(self.state, record.event)

    def told(self, answers: Answers) -> dict[str, Answered]:
        """Return ``answers`` as they were, or would have been, given."""
        return {name: self._given(name, kept) for name, kept in answers.items()}

    def stored(self, answers: Answers) -> dict[str, Answered | msgspec.Raw]:
        """Return ``answers`` as a snapshot takes them."""
        plan = self.state.plan
        return {
            name: told(plan, name, kept) if isinstance(kept, Seen) else kept for name, kept in answers.items()
        }

    def _given(self, command_id: str, kept: Kept) -> Answered:
        if isinstance(kept, Seen):
            return told(self.state.plan, command_id, kept)
        return _read(kept) if isinstance(kept, msgspec.Raw) else kept


_decode: Final = msgspec.msgpack.Decoder(Answered).decode


def _read(raw: msgspec.Raw) -> Answered:
    answered: Answered = _decode(raw)
    return answered


def freeze(memory: Memory) -> Stored:
    """Return the memory as a snapshot."""
    state = memory.state
    body = _Body(
        state.day,
        list(state.tickets.values()),
        state.windows,
        [(day, prefix, last) for (day, prefix), last in state.sequences.items()],
        state.learned,
        memory.stored(memory.answers),  # type: ignore[arg-type]
        memory.stored(memory.older_answers),  # type: ignore[arg-type]
        state.fairness,
        list(state.bookings.by_id.values()),
        state.last,
        list(state.blocks.by_id.values()),
        state.ratings,
        list(state.helps.values()),
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
    state.ratings = body.ratings or Ratings()
    state.helps = {one.id: one for one in body.helps}
    state.restore(accounts=body.fairness is not None)
    for kept in (body.answers, body.older_answers):
        for raw in islice(kept.values(), 0, None, max(1, len(kept) // SAMPLE)):
            _read(raw)
    return Memory(state, snapshot.hash, {**body.answers}, {**body.older_answers})
