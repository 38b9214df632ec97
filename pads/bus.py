"""One line of pads: hears presses, answers each at once, and sends digits when the line is quiet. Glue.

What is a press is decided in ``presses``, what to send in ``outbox``, what the
bytes are in ``protocols/ff68``; here are only the line and reopening it.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

import structlog

from pads.outbox import Outbox
from pads.presses import News, Presses
from pads.protocols.ff68 import Frame, Press, Rating, answer, decode, encode, meaning
from transports.errors import TransportError
from transports.transport import Transport

QUIET: Final = 0.02
THINKING_TIME: Final = 0.25
REOPEN_AFTER: Final = (0.1, 0.2, 0.4, 0.8, 1.6, 2.0)

log = structlog.get_logger()


class PadBus:
    """The pads numbered ``pads`` on line ``line`` over ``transport``, at ``baud`` 8N1.

    ``on_press`` and ``on_rating`` hear of every press once, on the event loop.
    """

    def __init__(
        self,
        line: str,
        pads: Iterable[int],
        transport: Transport,
        *,
        baud: int,
        on_press: Callable[[Press], None],
        on_rating: Callable[[Rating], None] = lambda _: None,
    ) -> None:
        self.line = line
        self.outbox = Outbox(numbers := tuple(pads))
        self._pads = frozenset(numbers)
        self._transport = transport
        self._presses = Presses()
        self._byte_time = 10 / baud
        self._on_press = on_press
        self._on_rating = on_rating

    async def run(self) -> None:
        """Keep the line open, listen and show until cancelled."""
        attempt = 0
        try:
            while True:
                try:
                    await self._transport.open()
                    log.info("pad_line_open", line=self.line, address=self._transport.address)
                    attempt = 0
                    await self._work()
                except TransportError as error:
                    log.warning("pad_line_lost", line=self.line, why=str(error))
                    self.outbox.line_lost()
                await self._transport.close()
                await asyncio.sleep(REOPEN_AFTER[min(attempt, len(REOPEN_AFTER) - 1)])
                attempt += 1
        finally:
            await self._transport.close()

    async def _work(self) -> None:
        buffer, self._presses = b"", Presses()
        while True:
            data = await self._transport.read(256, QUIET)
            if data:
                buffer = await self._take(buffer + data)
            elif (frame := self.outbox.next(_now())) is not None:
                await self._send(frame)

    async def _take(self, buffer: bytes) -> bytes:
        used = 1
        while used and buffer:
            used, frame = decode(buffer)
            buffer = buffer[used:]
            if frame is not None and frame.address in self._pads:
                await self._heard(frame)
        return buffer

    async def _heard(self, frame: Frame) -> None:
        said = meaning(frame)
        news = self._presses.heard(frame, _now())
        if said is None or news is News.ECHO:
            return
        await self._send(answer(frame))
        if news is News.REPEAT:
            return
        log.info("pad", line=self.line, said=str(said))
        if isinstance(said, Press):
            self._on_press(said)
        else:
            self._on_rating(said)

    async def _send(self, frame: Frame) -> None:
        data = encode(frame)
        on_wire = len(data) * self._byte_time
        await self._transport.write(data, on_wire + THINKING_TIME)
        self._presses.sent(frame, _now() + on_wire)


def _now() -> float:
    return asyncio.get_running_loop().time()
