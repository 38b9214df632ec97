"""The spool's memory on disk: one JSON object a line, appended and synced before the step it tells of.

A line cut short by a power loss is the last one and is ignored; anything else
that cannot be read stops the program, for a guess could print a number twice.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from printers.outcome import Outcome

Step = Literal["queued", "handed_over", "ended", "reported"]


class BadJournal(ValueError):
    """A journal that something else wrote into; move it away once its slips are accounted for."""

    def __init__(self, path: Path, line: int, detail: str) -> None:
        super().__init__(f"{path}, line {line}: {detail}: expected a step of a print job")


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """``job`` took ``step`` at ``at`` (seconds since 1970)."""

    job: str
    step: Step
    at: float
    data: bytes = b""
    outcome: Outcome | None = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Entry)


class Journal:
    """The file at ``path``; made with its folder when missing. Not for two processes at once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Entry, ...]:
        """Return all entries in order; raises BadJournal."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return ()
        *whole, _cut_short = lines  # what follows the last line feed never became an entry
        return tuple(self._entry(at, line) for at, line in enumerate(whole, 1))

    def append(self, entry: Entry) -> None:
        """Add ``entry`` and return when it is on disk."""
        with self.path.open("ab") as file:
            file.write(_encoder.encode(entry) + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def rewrite(self, entries: Iterable[Entry]) -> None:
        """Replace all entries at once; a crash leaves the old file or the new, never half of one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(f"{self.path.name}.new")
        with fresh.open("wb") as file:
            file.writelines(_encoder.encode(entry) + b"\n" for entry in entries)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _entry(self, at: int, line: bytes) -> Entry:
        try:
            return _decoder.decode(line)
        except msgspec.DecodeError as error:
            raise BadJournal(self.path, at, str(error)) from error
