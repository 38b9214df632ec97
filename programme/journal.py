"""What a player has shown and has not yet told: a file that outlives it, whenever it is ended.

A line of JSON is written when an item appears and another when it goes. What
was on the glass when the player was killed is found begun and not ended: it
becomes a ``cut`` play, as long as the player is known to have lived (it touches
a file once a second). Plays are numbered; a number is never used twice under
the journal's name, so the server keeps each once however often it is told.

Writing goes to the kernel at once, which outlives a kill; :meth:`sync` makes it
outlive the power, and is for a thread.
"""

import contextlib
import fcntl
import logging
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from programme.plan import Item
from programme.play import Outcome, Play

log = logging.getLogger(__name__)
SHORTENED_FROM: Final = 256 * 1024
"""Bytes from which the file is written anew without what the server has."""
FOLDERS: Final = 9


class _Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``head`` names the journal and the next number; ``begun`` and ``ended`` are one play's two ends."""

    head: str = ""
    following: int = 0
    begun: Play | None = None
    ended: Play | None = None


class Journal:
    """The journal in ``folder`` (made if missing), or in one beside it when another player holds that."""

    def __init__(self, folder: Path) -> None:
        self.name = ""
        self._file = self._lock = -1
        self._path = self._alive = folder
        self._hold(folder)
        self._next = 0
        self._open: dict[int, Play] = {}
        self._waiting: dict[int, Play] = {}
        self._unwritten = b""
        self._take_up()

    def begin(self, item: Item, at: float) -> int:
        """Note that ``item`` is on the glass since ``at`` (seconds since 1970); return the play's number."""
        number = self._next
        self._next += 1
        play = Play(number=number, item=item.id, name=item.name[:120], began=at)
        self._open[number] = play
        self._write(_Line(begun=play))
        return number

    def end(self, number: int, seconds: float, outcome: Outcome = "shown", reason: str = "") -> None:
        """Note that a play is over after ``seconds``."""
        play = self._open.pop(number)
        ended = msgspec.structs.replace(play, seconds=max(seconds, 0.0), outcome=outcome, reason=reason[:120])
        self._waiting[number] = ended
        self._write(_Line(ended=ended))

    def broken(self, item: Item, at: float, reason: str) -> None:
        """Note that ``item`` could not be shown."""
        self.end(self.begin(item, at), 0.0, "broken", reason)

    def alive(self) -> None:
        """Note that the player lives."""
        with contextlib.suppress(OSError):
            os.utime(self._alive)

    def waiting(self, most: int) -> tuple[Play, ...]:
        """Return up to ``most`` plays that are over and not told yet, in order."""
        return tuple(self._waiting[number] for number in sorted(self._waiting)[:most])

    def told(self, plays: Iterable[Play]) -> None:
        """Forget what the server has kept."""
        for play in plays:
            self._waiting.pop(play.number, None)
        with contextlib.suppress(OSError):
            if not self._waiting and os.fstat(self._file).st_size > SHORTENED_FROM:
                self._rewrite()

    def sync(self) -> None:
        """Make what is written outlive the power. Raises OSError."""
        os.fsync(self._file)

    def close(self) -> None:
        """Let the file go, and the folder."""
        os.close(self._file)
        os.close(self._lock)

    def _hold(self, folder: Path) -> None:
        for place in (folder, *(folder.with_name(f"{folder.name}-{n}") for n in range(2, FOLDERS))):
            place.mkdir(parents=True, exist_ok=True)
            lock = os.open(place / "lock", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
                continue
            self._lock, self._path, self._alive = lock, place / "plays.jsonl", place / "lock"
            return
        raise OSError(f"{folder}: held by {FOLDERS} other players")

    def _take_up(self) -> None:
        """Read what the last run left, end what it left open, and go on behind it."""
        body = self._path.read_bytes() if self._path.exists() else b""
        for line in _lines(body):
            self._take(line)
        lived = self._alive.stat().st_mtime
        left, self._open = self._open, {}
        for play in left.values():
            seconds = max(0.0, lived - play.began)
            self._waiting[play.number] = msgspec.structs.replace(play, seconds=seconds, outcome="cut")
        self.name = self.name or secrets.token_hex(8)
        self._rewrite()

    def _take(self, line: _Line) -> None:
        if line.head:
            self.name, self._next = line.head, max(self._next, line.following)
        for play in (line.begun, line.ended):
            if play is not None:
                self._next = max(self._next, play.number + 1)
        if line.begun is not None:
            self._open[line.begun.number] = line.begun
        if line.ended is not None:
            self._open.pop(line.ended.number, None)
            self._waiting[line.ended.number] = line.ended

    def _rewrite(self) -> None:
        """Write the file anew, whole or not at all, with what still counts."""
        lines = [_Line(head=self.name, following=self._next)]
        lines += [_Line(begun=play) for play in self._open.values()]
        lines += [_Line(ended=play) for play in self._waiting.values()]
        draft = self._path.with_suffix(".new")
        with draft.open("wb") as new:
            new.write(b"".join(_encoded(line) for line in lines))
            new.flush()
            os.fsync(new.fileno())
        draft.replace(self._path)
        if self._file >= 0:
            os.close(self._file)
        self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND)

    def _write(self, line: _Line) -> None:
        """Append a line; while the disk takes none, keep it for the next time: the show goes on."""
        self._unwritten += _encoded(line)
        try:
            written = os.write(self._file, self._unwritten)
        except OSError as error:
            log.warning("play_not_kept", extra={"why": str(error)})
            return
        self._unwritten = self._unwritten[written:]


def _encoded(line: _Line) -> bytes:
    return msgspec.json.encode(line) + b"\n"


def _lines(body: bytes) -> Iterable[_Line]:
    """Yield the whole lines; one that was torn or spoilt is passed over."""
    for part in body.split(b"\n")[:-1]:
        try:
            yield msgspec.json.decode(part, type=_Line)
        except (msgspec.MsgspecError, UnicodeError):
            log.warning("play_spoilt", extra={"line": part[:100].decode(errors="replace")})
