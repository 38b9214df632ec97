"""The last that each printer, screen and loudspeaker proved, read off the log as it grows."""

from typing import Final

from queue_server.domain import events as e
from queue_server.engine.engine import Engine
from queue_server.engine.ports import Store
from queue_server.engine.reading import records_after
from queue_server.engine.record import Record
from queue_server.gateway.machines import Proofs, Report

BACK: Final = 5000
"""Records that are looked back at after a start: a day's worth and more."""
AT_ONCE: Final = 1000


class ProofsRead:
    """One for all requests; what was read is not read again."""

    def __init__(self, engine: Engine, store: Store) -> None:
        self._engine = engine
        self._store = store
        self._until = max(engine.published.seq - BACK, 0)
        self._last: dict[tuple[str, str], Report] = {}

    async def last(self) -> Proofs:
        """Return the last report of each. Raises StoreFailed, BrokenLog."""
        end = self._engine.published.seq
        while self._until < end:
            part = await records_after(self._store, self._until, min(AT_ONCE, end - self._until))
            for one in part:
                self._take(one.record)
            self._until = part[-1].record.seq if part else end
        return self._last

    def _take(self, record: Record) -> None:
        event = record.event
        if isinstance(event, e.SlipPrinted):
            self._last["printer", event.printer] = Report(record.at)
        elif isinstance(event, e.SlipFailed):
            self._last["printer", event.printer] = Report(record.at, event.reason)
        elif isinstance(event, e.CallShown):
            self._last["board", event.screen] = Report(record.at)
        elif isinstance(event, e.CallSpoken):
            self._last["loudspeaker", event.speaker] = Report(record.at)
