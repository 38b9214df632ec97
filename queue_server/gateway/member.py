"""One connection: direct writes while it keeps up, a bounded outbox when it does not, the door past that.

A change is written to every ready connection at once, in the call that
publishes it: as a frame made once for all where the connection takes one, else
by the ASGI ``send`` coroutine, which is driven by hand; only when that wants to
wait (the socket is backed up) does it become a task, behind which later texts
queue. A hall has hundreds of these, so they are kept small.
"""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Iterable
from typing import Any, Final

from wire.parts import Part

OUTBOX: Final = 256
MOST_PARTS: Final = 1000
Send = Callable[[dict[str, Any]], Awaitable[None]]
Write = Callable[[bytes], bool]
"""Writes a whole frame if the connection is ready, and tells whether it was."""


class _Continued:
    """The rest of a coroutine that has been driven up to its first wait."""

    def __init__(self, started: Any, waits_for: Any) -> None:
        self._started = started
        self._waits_for = waits_for

    def __await__(self) -> Generator[Any, Any, None]:
        yield self._waits_for
        yield from self._started.__await__()


class Member:
    """A connected client, the rooms it is in and what it may do."""

    __slots__ = (
        *("_cut", "_flushing", "_outbox", "_send", "_write"),
        *("actor", "device", "gone", "may_act", "parts", "program", "rooms", "since"),
    )

    def __init__(self, send: Send, cut: Callable[[], object], write: Write | None = None) -> None:
        self._send = send
        self._cut = cut
        self._write = write
        self._outbox: list[str] = []
        self._flushing: asyncio.Task[None] | None = None
        self.gone = False
        self.rooms: tuple[str, ...] = ()
        self.program = ""
        self.device = ""
        self.actor = ""
        self.may_act = False
        self.since = 0.0
        self.parts: dict[str, Part] = {}

    @property
    def behind(self) -> int:
        """How many frames wait for this client."""
        return len(self._outbox)

    def push(self, text: str, frame: bytes = b"") -> None:
        """Send ``text`` now, or after what waits; a client too far behind is cut off.

        ``frame`` is the same text as a whole frame, where it is at hand.
        """
        if self.gone:
            return
        if self._flushing is not None:
            if len(self._outbox) >= OUTBOX:
                self.leave()
            else:
                self._outbox.append(text)
        elif not (frame and self._write is not None and self._write(frame)):
            self._start(text)

    def _start(self, text: str) -> None:
        step: Any = self._send({"type": "websocket.send", "text": text})
        try:
            waits_for = step.send(None)
        except StopIteration:
            return
        except (OSError, RuntimeError):
            self.leave()
            return
        self._flushing = asyncio.get_running_loop().create_task(self._flush(_Continued(step, waits_for)))

    def hear_parts(self, parts: Iterable[Part]) -> None:
        """Remember how these parts of the device are; of a device with too many, the first ones."""
        for part in parts:
            if part.id in self.parts or len(self.parts) < MOST_PARTS:
                self.parts[part.id] = part

    def leave(self) -> None:
        """Close the connection from our side; the client resumes from its last number."""
        if not self.gone:
            self.gone = True
            self._outbox.clear()
            self._cut()

    def stop(self) -> None:
        """Forget what waits; the connection is over."""
        self.gone = True
        if self._flushing is not None:
            self._flushing.cancel()

    async def _flush(self, first: Awaitable[None]) -> None:
        try:
            await first
            while self._outbox:
                await self._send({"type": "websocket.send", "text": self._outbox.pop(0)})
        except (OSError, RuntimeError):
            self.leave()
        finally:
            self._flushing = None
