"""An event loop without a world: time jumps to the next timer, and chance says whose turn it is.

Code that is right under asyncio may rely on the order of its own awaits, not
on which of several ready callbacks comes first; here a seed decides that.
"""

import asyncio
import contextvars
import heapq
import itertools
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any, TypeVar

from simulation.process import PROCESS, Process

T = TypeVar("T")


class Turn(asyncio.TimerHandle):
    """A callback with the process it belongs to."""

    __slots__ = ("process",)

    def __init__(
        self,
        when: float,
        callback: Callable[..., object],
        args: tuple[Any, ...],
        loop: asyncio.AbstractEventLoop,
        context: contextvars.Context | None,
    ) -> None:
        super().__init__(when, callback, args, loop, context)
        self.process: Process | None = PROCESS.get() if context is None else context.get(PROCESS)


class Idle(Exception):
    """Nothing is left that could ever happen."""


class VirtualLoop(asyncio.BaseEventLoop):
    """Runs one thing at a time; ``order`` chooses among what is ready (None: first come, first served)."""

    def __init__(self, order: Random | None) -> None:
        super().__init__()
        self._order = order
        self._now = 0.0
        self._due: list[Turn] = []
        self._timers: list[tuple[float, int, Turn]] = []
        self._ticket = itertools.count()
        self.turns = 0
        self.faults: list[str] = []

    def time(self) -> float:
        """Return the virtual seconds since the run began."""
        return self._now

    def get_debug(self) -> bool:
        """Debugging would read the real clock."""
        return False

    def call_soon(  # type: ignore[override]
        self, callback: Callable[..., object], *args: Any, context: contextvars.Context | None = None
    ) -> asyncio.Handle:
        """Let ``callback`` run in one of the next turns."""
        turn = Turn(self._now, callback, args, self, context)
        self._due.append(turn)
        return turn

    call_soon_threadsafe = call_soon  # type: ignore[assignment]

    def call_at(  # type: ignore[override]
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        """Let ``callback`` run at the virtual time ``when``."""
        turn = Turn(when, callback, args, self, context)
        heapq.heappush(self._timers, (when, next(self._ticket), turn))
        return turn

    def call_later(  # type: ignore[override]
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        """Let ``callback`` run after ``delay`` virtual seconds."""
        return self.call_at(self._now + delay, callback, *args, context=context)

    def create_task(self, coro: Coroutine[Any, Any, T], **more: Any) -> "asyncio.Task[T]":  # type: ignore[override]
        """Start a task, known to the process that starts it."""
        task: asyncio.Task[T] = asyncio.Task(coro, loop=self, **more)
        context = more.get("context")
        process = PROCESS.get() if context is None else context.get(PROCESS)
        if process is not None:
            process.started(task)
        return task

    def run_in_executor(self, executor: Any, func: Callable[..., T], *args: Any) -> "asyncio.Future[T]":  # type: ignore[override]
        """Do the work here and now: threads have an order of their own."""
        future: asyncio.Future[T] = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:  # noqa: BLE001  handed on to who awaits it
            future.set_exception(error)
        return future

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """Keep what went wrong where nobody looked."""
        self.faults.append(f"{context.get('message')}: {context.get('exception')!r}")

    def resume(self, process: Process) -> None:
        """Let a stopped process go on with what waited."""
        process.stopped = False
        self._due.extend(process.held)  # type: ignore[arg-type]
        process.held.clear()

    def run_until_complete(self, future: Any) -> Any:
        """Run until ``future`` is done; raises Idle when it cannot become so."""
        task = asyncio.ensure_future(future, loop=self)
        asyncio._set_running_loop(self)
        try:
            while not task.done():
                self._turn()
        finally:
            asyncio._set_running_loop(None)
        return task.result()

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """A cancelled timer is passed over when its time comes."""

    def _turn(self) -> None:
        self._wake()
        due, order = self._due, self._order
        if order is None:
            turn = due.pop(0)
        else:
            at = int(order.random() * len(due))
            due[at], due[-1] = due[-1], due[at]
            turn = due.pop()
        process = turn.process
        if turn.cancelled() or (process is not None and not process.alive):
            return
        if process is not None and process.stopped:
            process.held.append(turn)
            return
        self.turns += 1
        turn._run()
        if process is not None and process.fuse:
            process.fuse -= 1
            if not process.fuse:
                process.burnt()

    def _wake(self) -> None:
        """Make due what time it is for; jump ahead when nothing else is."""
        timers = self._timers
        if not self._due:
            if not timers:
                raise Idle
            self._now = max(self._now, timers[0][0])
        while timers and timers[0][0] <= self._now:
            self._due.append(heapq.heappop(timers)[2])
