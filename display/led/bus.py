"""One line of LED bars: a worker that carries showings to the bars and their answers back. Glue.

What to send next is decided in ``schedule``, what the bytes are in ``makers``,
what an answer means in ``hearing``; here are only the line, its deadlines and
reopening it. A bar that does not answer costs the line its own deadline, never
more; one that was silent already, not even that once a call waits.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

import structlog

from config.led import Bar, LedLine
from display.led.boards import Showing, blinking_by_itself, in_parts
from display.led.hearing import Hearing
from display.led.makers.maker import Answer, Frames, Maker
from display.led.makers.of_line import maker_of
from display.led.rhythm import Rhythm, rhythm
from display.led.schedule import Health, Job, Schedule, Urgency
from display.led.text import Words
from transports.errors import TransportError
from transports.transport import Transport

LISTEN_EVERY: Final = 0.5
LOOK_UP_EVERY: Final = 0.003
"""How often it is looked whether a call waits, while a bar that was silent before is silent again."""

HEARD: Final = 0.05
"""Seconds in which bars take in what was said to all of them."""

REOPEN_AFTER: Final = (0.1, 0.2, 0.4, 0.8, 1.6, 2.0)
OPEN: Final = Health("good")
NOBODY: Final = Health("unknown", "no bar answers: baud rate, wires or power")

log = structlog.get_logger()


class LineBus:
    """The bars of ``line`` over ``transport``, at ``baud`` 8N1.

    ``on_shown(screen, showing)`` is told when a bar has acknowledged a showing,
    ``on_health(screen, health)`` when a bar's health changes, screen None for
    the line itself; both on the event loop.
    """

    def __init__(
        self,
        line: LedLine,
        transport: Transport,
        *,
        baud: int,
        maker: Maker | None = None,
        on_shown: Callable[[int, Showing], None] = lambda *_: None,
        on_health: Callable[[int | None, Health], None] = lambda *_: None,
    ) -> None:
        self.line = line
        self.line_health = Health("unknown", "not yet open")
        self._transport = transport
        self._maker = maker or maker_of(line)
        self._bars = {bar.screen: bar for bar in line.bars}
        self._byte_time = 10 / baud
        polled = self._maker.poll is not None
        self._schedule = Schedule(self._bars, polled=polled, rhythm=self._rhythm())
        self._on_shown = on_shown
        self._on_health = on_health
        self._wake = asyncio.Event()
        self._late_answer_possible = False
        self._prepared: set[int] = set()
        self._to_all: Frames = ()

    @property
    def maker(self) -> Maker:
        """What is known of the make of the bars."""
        return self._maker

    @property
    def health(self) -> Mapping[int, Health]:
        """Screen number → health."""
        return {screen: slot.health for screen, slot in self._schedule.slots.items()}

    def show(self, screen: int, showing: Showing) -> None:
        """Show this on the bar from now on, as soon as the line and the bar allow."""
        self._schedule.want(screen, self._as_told(screen, showing), _now())
        self._wake.set()

    def show_all(self, screen: int, showing: Showing) -> None:
        """Show this on all bars at once, as ``screen`` would, where the make can; :meth:`show` it too."""
        if self._maker.everyone is not None:
            self._to_all = self._maker.everyone(self._bars[screen], self._as_told(screen, showing).words)
            self._wake.set()

    def dim(self, screen: int, percent: int) -> None:
        """Be so bright from now on; nothing for makes whose brightness cannot be set."""
        if self._maker.dim is not None:
            self._schedule.want_level(screen, percent, _now())
            self._wake.set()

    async def run(self) -> None:
        """Keep the line open and the bars right until cancelled."""
        attempt = 0
        try:
            while True:
                try:
                    await self._transport.open()
                    self._opened()
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
            if self._to_all:
                await self._tell_all()
            job = self._schedule.next(_now())
            if job is None:
                await self._rest()
            else:
                await self._exchange(job)

    async def _tell_all(self) -> None:
        """Say what is for everyone; nobody answers, and what the bars were prepared for may be gone."""
        frames, self._to_all = self._to_all, ()
        for frame in frames:
            await self._transport.write(frame, self._on_wire(len(frame)) + self._maker.thinking)
            await asyncio.sleep(max(self._maker.gap, HEARD))
        self._prepared.clear()

    async def _rest(self) -> None:
        wait = min(self._schedule.wait(_now()), LISTEN_EVERY)
        try:
            async with asyncio.timeout(wait):  # wait_for may swallow a cancellation
                await self._wake.wait()
        except TimeoutError:
            await self._transport.read(256, 0.0)  # drops noise, and notices a line that was pulled out

    async def _exchange(self, job: Job) -> None:
        before = self.health[job.screen]
        if self._late_answer_possible:
            await self._transport.read(256, 0.0)
        frames = self._frames(job)
        good = True
        for frame in frames:
            await self._transport.write(frame, self._on_wire(len(frame)) + self._maker.thinking)
            await asyncio.sleep(self._maker.gap)
            if self._maker.answers and (frame is frames[-1] or not self._maker.answers_last):
                good = await self._is_taken(job, frame)
            if not good:
                break
        else:
            self._done(job)
        self._tell(job.screen, before)
        nobody = all(map(self._schedule.is_ailing, self._bars))
        self._say_line(NOBODY if nobody else OPEN)

    async def _is_taken(self, job: Job, frame: bytes) -> bool:
        """Whether the bar says yes to ``frame``; if not, note what it says, or why it says nothing."""
        hearing = Hearing(frame, self._maker.decode, job.screen)
        answer = await self._answer(job, hearing, self._on_wire(len(frame)))
        self._late_answer_possible = answer is None
        if answer is None:
            self._schedule.silent(job, _now(), hearing.why_none)
        elif not answer.ack:
            self._schedule.refused(job, answer.reason, _now())
        if answer is None or not answer.ack:
            self._prepared.discard(job.screen)
            return False
        return True

    def _done(self, job: Job) -> None:
        if not self._maker.answers:
            self._schedule.sent(job, _now())
            return
        self._schedule.acked(job, _now())
        if job.showing is not None:
            self._prepared.add(job.screen)
            if job.page == 0:
                self._on_shown(job.screen, job.showing)

    async def _answer(self, job: Job, hearing: Hearing, on_wire: float) -> Answer | None:
        deadline = _now() + on_wire + self._maker.thinking
        ailing = self._schedule.is_ailing(job.screen) and self._maker.says_who
        while (left := deadline - _now()) > 0:
            heard = await self._transport.read(256, min(left, LOOK_UP_EVERY) if ailing else left)
            if (answer := hearing.feed(heard)) is not None:
                return answer
            if ailing and (self._to_all or self._schedule.is_urgent(_now())):
                return None
        return None

    def _frames(self, job: Job) -> Frames:
        bar, maker = self._bars[job.screen], self._maker
        if job.showing is not None:
            return self._preparing(job, bar) + maker.show(bar, job.showing.page(job.page))
        if job.level is not None and maker.dim is not None:
            return maker.dim(bar, job.level)
        return maker.poll(bar) if maker.poll is not None else ()

    def _preparing(self, job: Job, bar: Bar) -> Frames:
        """Return what must go before the words; a call does without it where the bar was well."""
        ready = bar.screen in self._prepared and (job.urgency is Urgency.CALL or job.page > 0)
        return () if ready else self._maker.prepare(bar)

    def _as_told(self, screen: int, showing: Showing) -> Showing:
        """Return ``showing`` as this make is told it."""
        wanted = showing if self._maker.scrolls else in_parts(showing, self._bars[screen].cells)
        return blinking_by_itself(wanted) if self._maker.blinks_by_itself else wanted

    def _rhythm(self) -> Rhythm:
        """Return how often this line can be troubled for other things than calls."""
        bar, maker = next(iter(self._bars.values()), None), self._maker
        if bar is None:
            return Rhythm()
        polls, shows = maker.poll(bar) if maker.poll else (), maker.show(bar, Words("0" * bar.cells, False))
        poll, show = (sum(self._on_wire(len(frame)) + maker.gap for frame in some) for some in (polls, shows))
        return rhythm(len(self._bars), poll, show)

    def _on_wire(self, count: int) -> float:
        """Return the seconds that ``count`` bytes and an answer need."""
        return (count + self._maker.answer_bytes) * self._byte_time

    def _opened(self) -> None:
        log.info("led_line_open", line=self.line.id, address=self._transport.address)
        self._say_line(OPEN)

    def _lost(self, error: TransportError) -> None:
        log.warning("led_line_lost", line=self.line.id, why=str(error))
        before = self.health
        self._say_line(Health("bad", error.reason))
        self._schedule.line_lost(error.reason)
        self._prepared.clear()
        self._to_all = ()
        for screen, health in before.items():
            self._tell(screen, health)

    def _say_line(self, health: Health) -> None:
        if health != self.line_health:
            self.line_health = health
            self._on_health(None, health)

    def _tell(self, screen: int, before: Health) -> None:
        health = self.health[screen]
        if health != before:
            log.info("led_bar", line=self.line.id, screen=screen, state=health.state, reason=health.reason)
            self._on_health(screen, health)


def _now() -> float:
    return asyncio.get_running_loop().time()
