"""One line of LED bars: a worker that carries showings to the bars and their answers back. Glue.

What to send next is decided in ``schedule``, what the bytes are in ``makers``;
here are only the line, its deadlines and reopening it. A bar that does not
answer costs the line its own deadline, never more.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

import structlog

from config.settings import LedLine
from display.led.boards import Showing
from display.led.makers import MAKERS, Answer
from display.led.schedule import Health, Job, Schedule
from transports.errors import TransportError
from transports.transport import Transport

THINKING_TIME: Final = 0.25
LISTEN_EVERY: Final = 0.5
REOPEN_AFTER: Final = (0.1, 0.2, 0.4, 0.8, 1.6, 2.0)

log = structlog.get_logger()


class LineBus:
    """The bars of ``line`` over ``transport``, at ``baud`` 8N1.

    ``on_shown(screen, showing)`` is told when a bar has acknowledged a showing,
    ``on_health(screen, health)`` when a bar's health changes; both on the event loop.
    """

    def __init__(
        self,
        line: LedLine,
        transport: Transport,
        *,
        baud: int,
        on_shown: Callable[[int, Showing], None] = lambda *_: None,
        on_health: Callable[[int, Health], None] = lambda *_: None,
    ) -> None:
        self.line = line
        self._transport = transport
        self._maker = MAKERS[line.protocol]
        self._widths = {bar.screen: bar.cells for bar in line.bars}
        self._schedule = Schedule(self._widths)
        self._byte_time = 10 / baud
        self._on_shown = on_shown
        self._on_health = on_health
        self._wake = asyncio.Event()

    @property
    def health(self) -> Mapping[int, Health]:
        """Screen number → health."""
        return {screen: slot.health for screen, slot in self._schedule.slots.items()}

    def show(self, screen: int, showing: Showing) -> None:
        """Show this on the bar from now on, as soon as the line and the bar allow."""
        self._schedule.want(screen, showing, _now())
        self._wake.set()

    async def run(self) -> None:
        """Keep the line open and the bars right until cancelled."""
        attempt = 0
        try:
            while True:
                try:
                    await self._transport.open()
                    log.info("led_line_open", line=self.line.id, address=self._transport.address)
                    attempt = 0
                    await self._work()
                except TransportError as error:
                    self._lost(error)
                await self._transport.close()
                await asyncio.sleep(REOPEN_AFTER[min(attempt, len(REOPEN_AFTER) - 1)])
                attempt += 1
        finally:
            await self._transport.close()

    async def _work(self) -> None:
        while True:
            self._wake.clear()
            job = self._schedule.next(_now())
            if job is None:
                await self._rest()
            else:
                await self._exchange(job)

    async def _rest(self) -> None:
        wait = min(self._schedule.wait(_now()), LISTEN_EVERY)
        try:
            async with asyncio.timeout(wait):  # wait_for may swallow a cancellation
                await self._wake.wait()
        except TimeoutError:
            await self._transport.read(256, 0.0)  # drops noise, and notices a line that was pulled out

    async def _exchange(self, job: Job) -> None:
        before = self.health[job.screen]
        frame = self._frame(job)
        on_wire = (len(frame) + self._maker.answer_bytes) * self._byte_time
        await self._transport.write(frame, on_wire + THINKING_TIME)
        answer = await self._answer(job.screen, on_wire + THINKING_TIME)
        if answer is None:
            self._schedule.silent(job, _now())
        elif answer.ack:
            self._schedule.acked(job, _now())
            if job.showing is not None:
                self._on_shown(job.screen, job.showing)
        else:
            self._schedule.refused(job, answer.reason, _now())
        self._tell(job.screen, before)

    async def _answer(self, screen: int, timeout: float) -> Answer | None:
        deadline, buffer = _now() + timeout, b""
        while (left := deadline - _now()) > 0:
            buffer += await self._transport.read(256, left)
            used = 1
            while used and buffer:
                used, answer = self._maker.decode(buffer)
                buffer = buffer[used:]
                if answer is not None and answer.screen == screen:
                    return answer
        return None

    def _frame(self, job: Job) -> bytes:
        if job.showing is None:
            return self._maker.poll(job.screen)
        return self._maker.show(job.screen, self._widths[job.screen], job.showing.words)

    def _lost(self, error: TransportError) -> None:
        log.warning("led_line_lost", line=self.line.id, why=str(error))
        before = self.health
        self._schedule.line_lost(error.reason)
        for screen, health in before.items():
            self._tell(screen, health)

    def _tell(self, screen: int, before: Health) -> None:
        health = self.health[screen]
        if health != before:
            log.info("led_bar", line=self.line.id, screen=screen, state=health.state, reason=health.reason)
            self._on_health(screen, health)


def _now() -> float:
    return asyncio.get_running_loop().time()
