"""The firmware: bytes in, answers out, paper in a folder; no sockets, no clock of its own.

Real-time commands (DLE …) are obeyed when they arrive, all others when the
paper gets to them; a stopped printer keeps them until it may go on.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from printers.virtual.condition import (
    CLEARED,
    Fault,
    automatic_status,
    name_answer,
    paper_answer,
    real_time_answer,
    stopped,
)
from printers.virtual.head import Head
from printers.virtual.sheet import Sheet, file_sheet, next_count
from printers.virtual.stream import Characters, Command, decode
from printers.virtual.strip import Strip


class Device:
    """A printer with paper ``dots`` wide.

    ``answer`` is called with what it says, ``on_sheet`` with what comes out.
    """

    def __init__(
        self,
        folder: Path,
        *,
        dots: int,
        cutter: bool,
        now: Callable[[], datetime],
        answer: Callable[[bytes], None],
        on_sheet: Callable[[Sheet], None],
    ) -> None:
        self.faults: frozenset[Fault] = frozenset()
        self._folder = folder
        self._now = now
        self._answer = answer
        self._on_sheet = on_sheet
        self._count = next_count(folder)
        self._head = Head(Strip(dots), cutter=cutter, on_end=self._ended)
        self._heard = bytearray()
        self._waiting: deque[Command | Characters] = deque()
        self._tells_by_itself = False
        self._lines_left: int | None = None

    def receive(self, data: bytes) -> None:
        """Take bytes from the line."""
        self._heard += data
        while True:
            used, piece = decode(bytes(self._heard))
            del self._heard[:used]
            if piece is None:
                break
            if isinstance(piece, Command) and piece.name.startswith("DLE"):
                self._obey_now(piece)
            else:
                self._waiting.append(piece)
        self._go_on()

    @property
    def busy(self) -> bool:
        """Whether there is ink on the paper that hangs out, or more to print."""
        return bool(self._waiting) or not self._head.strip.blank

    def hang_up(self) -> None:
        """Forget half a command: the line it came from is gone."""
        self._heard.clear()

    def set_fault(self, fault: Fault, on: bool) -> None:
        """Bring ``fault`` about or repair it; to repair paper or cover, the old paper is torn off."""
        before = self.faults
        self.faults = before | {fault} if on else before - {fault}
        if fault is Fault.PAPER_OUT and not on:
            self._lines_left = None
        if not on and fault in before & {Fault.PAPER_OUT, Fault.COVER_OPEN} and not self._head.strip.blank:
            self._ended("torn")
        if self._tells_by_itself and self.faults != before:
            self._say(automatic_status(self.faults))
        self._go_on()

    def run_out_after(self, lines: int) -> None:
        """Let the paper end after ``lines`` more printed lines."""
        self._lines_left = lines

    def _go_on(self) -> None:
        while self._waiting and not stopped(self.faults):
            piece = self._waiting.popleft()
            if isinstance(piece, Command) and piece.name in ("GS a", "GS r", "GS I"):
                self._tell(piece)
                continue
            before = len(self._head.strip.lines)
            self._head.do(piece)
            if self._lines_left is not None:
                self._lines_left -= max(0, len(self._head.strip.lines) - before)
                if self._lines_left <= 0:
                    self.set_fault(Fault.PAPER_OUT, True)

    def _tell(self, command: Command) -> None:
        n = command.parameters[0]
        if command.name == "GS a":
            self._tells_by_itself = n != 0
            self._say(automatic_status(self.faults) if n else b"")
        elif command.name == "GS r":
            self._say(paper_answer(self.faults) if n in (1, 49) else b"\0")
        else:
            self._say(name_answer(n))

    def _obey_now(self, command: Command) -> None:
        n = command.parameters[0] if command.parameters else 0
        if command.name == "DLE EOT":
            self._say(real_time_answer(n, self.faults))
        elif command.name == "DLE DC4" and n == 8:
            self._forget()
            self._say(CLEARED)
        elif command.name == "DLE ENQ" and n == 2:
            self._forget()

    def _forget(self) -> None:
        self._waiting.clear()
        self._head.forget()

    def _say(self, data: bytes) -> None:
        if data and Fault.MUTE not in self.faults:
            self._answer(data)

    def _ended(self, end: str) -> None:
        strip, self._head.strip = self._head.strip, Strip(self._head.strip.dots)
        unknown, self._head.unknown = tuple(self._head.unknown), []
        if strip.blank:
            return
        sheet = Sheet(
            count=self._count,
            end="cut" if end == "cut" else "torn",
            at=self._now(),
            dots=strip.dots,
            lines=tuple(strip.lines),
            qr=tuple(strip.qr),
            unknown=unknown,
        )
        self._count += 1
        self._on_sheet(file_sheet(sheet, strip.picture(), self._folder))
