"""What came back after a frame: the bar's answer, or why there is none. Pure.

Some RS-485 adapters return what the host sends; that echo is taken off first.
It follows that a bar which answers with the very bytes it was sent cannot be
told from such an adapter.
"""

from collections.abc import Callable
from typing import Final

from display.led.makers.maker import Answer

Decode = Callable[[bytes], tuple[int, Answer | None]]
SILENT: Final = "no answer"
ECHO: Final = "only the echo"
CUT: Final = "answer cut short"
GARBLED: Final = "garbled: wrong baud rate or noise"
ANOTHER: Final = "another bar answers"


class Hearing:
    """Listens for the answer of ``screen`` to ``sent``; feed it what comes in pieces of any size."""

    def __init__(self, sent: bytes, decode: Decode, screen: int) -> None:
        self._echo: bytes = sent
        self._echoed = False
        self._decode = decode
        self._screen = screen
        self._buffer = b""
        self._noise = False
        self._another = False

    def feed(self, data: bytes) -> Answer | None:
        """Take in ``data``; return the bar's answer once it is there."""
        self._buffer += data
        if self._echo and not self._without_echo():
            return None
        used = 1
        while used and self._buffer:
            used, answer = self._decode(self._buffer)
            self._buffer = self._buffer[used:]
            if answer is not None and answer.screen in (None, self._screen):
                return answer
            self._another |= answer is not None
            self._noise |= bool(used) and answer is None
        return None

    @property
    def why_none(self) -> str:
        """Why there is no answer, now that its time is over."""
        if self._another:
            return ANOTHER
        if self._noise:
            return GARBLED
        if self._buffer and not self._echo:
            return CUT
        if self._buffer or self._echoed:
            return ECHO if self._echoed and not self._buffer else CUT
        return SILENT

    def _without_echo(self) -> bool:
        """Whether it is clear what of the buffer is our own echo; that part is gone then."""
        if self._buffer.startswith(self._echo):
            self._buffer = self._buffer[len(self._echo) :]
            self._echo, self._echoed = b"", True
        elif not self._echo.startswith(self._buffer):
            self._echo = b""
        return not self._echo
