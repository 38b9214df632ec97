"""A citizen calls a person: once however impatiently, told honestly, and told again when somebody comes."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from kiosk.flow import Step
from kiosk.helpline import HelpLine
from kiosk.visit import Visit
from kiosk.world import World

BUSY: Final = frozenset({Step.ATTRACT, Step.TAKING})
"""Where nobody is, or what must not be covered."""

DIALOG: Final = "help"


class Helping:
    """Calls over ``line`` for the citizen of a visit; ``changed`` is called when an answer came."""

    def __init__(self, world: World, line: HelpLine) -> None:
        self.changed: Callable[[], None] = lambda: None
        self._world = world
        self._line = line
        self._told = ""
        self._tasks: set[asyncio.Task[None]] = set()

    def call(self, visit: Visit) -> None:
        """Call a person, unless one is called already; the dialog says how that stands."""
        visit.dialog = DIALOG
        if self._world.help is not None or visit.help == "calling":
            return
        visit.help = "unheard" if self._world.away else "calling"
        if visit.help == "calling":
            self._begin(self._call(visit))

    def end(self, visit: Visit) -> None:
        """Take the call back."""
        visit.dialog = ""
        if self._world.help is not None:
            self._begin(self._line.end(self._world.help.id))

    def hear(self, visit: Visit) -> None:
        """Open the dialog once when somebody comes; shut it when the call is over."""
        help = self._world.help
        state = help.state if help is not None else ""
        if state == "taken" and self._told != "taken" and not visit.dialog and visit.step not in BUSY:
            visit.dialog = DIALOG
        if self._told and not state and visit.dialog == DIALOG and visit.help != "unheard":
            visit.dialog, visit.help = "", ""
        self._told = state

    async def close(self) -> None:
        """Stop waiting for answers."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _call(self, visit: Visit) -> None:
        heard, called = await self._line.call(visit.language)
        visit.help = "called" if heard else "unheard"
        if called is not None and self._world.help is None:
            self._world.help = called
        self.changed()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
