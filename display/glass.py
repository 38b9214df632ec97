"""What stood on the glass: each call is noted once, after the frame that showed it. No Kivy.

The note (``--glass-log FILE``, a line of JSON a call) has ``ticket``,
``number``, ``window`` (the label as drawn), ``times`` and ``at`` (RFC 3339, this
machine's clock). It is what the hall's proofs count, so it is taken from the
widgets, never from what the server said.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A call as it was drawn."""

    ticket: str
    number: str
    window: str
    times: int


class GlassLog:
    """Notes what is new; ``file`` may be None; ``on_shown`` hears ticket and times of every new call."""

    def __init__(self, file: Path | None, on_shown: Callable[[str, int], None]) -> None:
        self._file = file
        self._on_shown = on_shown
        self._noted: set[tuple[str, int]] = set()

    def note(self, drawn: Iterable[Drawn], at: datetime) -> None:
        """Take in what a frame showed that was on the glass by ``at``."""
        fresh = [call for call in drawn if (call.ticket, call.times) not in self._noted]
        if not fresh:
            return
        self._noted.update((call.ticket, call.times) for call in fresh)
        if self._file is not None:
            with self._file.open("ab") as log:
                log.writelines(_line(call, at) for call in fresh)
        for call in fresh:
            self._on_shown(call.ticket, call.times)


def _line(call: Drawn, at: datetime) -> bytes:
    return msgspec.json.encode({**msgspec.structs.asdict(call), "at": at}) + b"\n"
