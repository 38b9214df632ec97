"""What of a run belongs to which program: so that one can be killed, or stopped for a while, at any await.

Every callback runs in a context; the context says whose it is. Callbacks of a
killed process never run again, as after SIGKILL: no ``finally``, no farewell.
Those of a stopped one (SIGSTOP) wait.
"""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine
from typing import Any, Final

PRUNE_EVERY: Final = 512
PROCESS: "contextvars.ContextVar[Process | None]" = contextvars.ContextVar("process", default=None)


class Process:
    """One run of a program; ``tasks`` are those it started and that were not seen done yet.

    A ``fuse`` of n turns calls ``burnt`` after the n-th turn of its own from now.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.alive = True
        self.stopped = False
        self.fuse = 0
        self.burnt: Callable[[], None] = lambda: None
        self.held: list[asyncio.Handle] = []
        self.tasks: list[asyncio.Task[Any]] = []
        self.context = contextvars.copy_context()
        self.context.run(PROCESS.set, self)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Start a task of this process."""
        return asyncio.get_running_loop().create_task(work, context=self.context.copy())

    def started(self, task: "asyncio.Task[Any]") -> None:
        """Remember a task; called by the loop."""
        self.tasks.append(task)
        if len(self.tasks) % PRUNE_EVERY == 0:
            self.tasks = [task for task in self.tasks if not task.done()]

    def kill(self) -> None:
        """Let nothing of it run ever again."""
        self.alive = False
        self.held.clear()

    def bury(self) -> None:
        """Let go of what a killed process was in the middle of; only after the run."""
        for task in self.tasks:
            if not task.done():
                task._log_destroy_pending = False  # type: ignore[attr-defined]
                coroutine = task.get_coro()
                if coroutine is not None:
                    coroutine.close()
        self.tasks.clear()
