"""What one group of commands does before it is kept: one time for all, its records, rows for the tables."""

from queue_server.domain.day import opening
from queue_server.domain.events import Event
from queue_server.domain.moment import Moment
from queue_server.engine.memory import Memory
from queue_server.engine.record import Record
from queue_server.engine.tables import Tables
from queue_server.engine.waiting import Waiting


class Batch:
    """What happens to ``memory`` at a ``moment``; ``today`` is the site's date then."""

    def __init__(self, memory: Memory, moment: Moment) -> None:
        self.moment = moment
        self.today = moment.day
        self.records: list[Record] = []
        self.tables = Tables()
        self._memory = memory

    def open_day(self) -> None:
        """Let the site's day be open."""
        for event in opening(self._memory.state, self.today):
            self.happen(event)

    def happen(self, event: Event, by: Waiting | None = None) -> None:
        """Let an event happen, and record it; ``by`` is the command that it follows from, if any."""
        record = Record(
            seq=self._memory.state.seq + 1,
            at=self.moment.now,
            event=event,  # type: ignore[arg-type]
            command_id=by.intent.command_id if by else "",
            actor=by.actor if by else "",
            device=by.device if by else "",
        )
        self.tables.take(self._memory, record)
        self.records.append(record)
