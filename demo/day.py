"""A day in the hall: visitors come, take a number, watch for their call, walk, are served, leave."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from demo.evidence import Taken
from demo.eyes import Eyes
from demo.floor import Floor
from demo.news import News
from demo.staff import Staff
from demo.tempo import Tempo
from demo.visit import Kiosk, Lost
from demo.visitors import Visitor
from wire.live import TicketView

LOOKS_UP: Final = 20.0
LISTENS: Final = 3.0
EYE_BLINK: Final = 0.05


class Day:
    """Plays visitors; ``taken`` is what they saw on the kiosks, ``astray`` who left without a number.

    ``boards`` and ``bars`` are the windows whose calls can be seen on one.
    """

    def __init__(
        self,
        *,
        kiosks: list[Kiosk],
        eyes: Eyes,
        staff: Staff,
        floor: Floor,
        news: News,
        tempo: Tempo,
        call_text: Callable[[str, str], str],
        boards: frozenset[str],
        bars: frozenset[str],
        say: Callable[[str], None],
    ) -> None:
        self.taken: list[Taken] = []
        self.astray: list[str] = []
        self._kiosks = kiosks
        self._eyes = eyes
        self._staff = staff
        self._floor = floor
        self._news = news
        self._tempo = tempo
        self._call_text = call_text
        self._boards = boards
        self._bars = bars
        self._say = say

    async def play(self, visitors: Iterable[Visitor]) -> None:
        """Let them all come; return when the last has left."""
        begun = asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as group:
            for visitor in visitors:
                wait = begun + self._tempo.real(visitor.arrives) - asyncio.get_running_loop().time()
                await asyncio.sleep(max(0.0, wait))
                group.create_task(self._visit(visitor), name=visitor.name)

    async def _visit(self, visitor: Visitor) -> None:
        kiosk = min(self._kiosks, key=lambda kiosk: kiosk.line)
        try:
            taken = await kiosk.take(visitor)
        except Lost as error:
            self.astray.append(f"{visitor.name} left without a number: {error}")
            self._say(self.astray[-1])
            return
        self.taken.append(taken)
        self._floor.took(visitor, taken.number)
        await self._wait(visitor, taken.number)

    async def _wait(self, visitor: Visitor, number: str) -> None:
        """Go wherever the number is called, until the ticket's story has ended."""
        heeded = 0
        while not self._staff.ended(number):
            await self._called_after(number, heeded)
            calls, ticket = self._calls(number), self._staff.ticket(number)
            if ticket is None or ticket.window is None or calls <= heeded:
                await asyncio.sleep(EYE_BLINK)  # the board knew before our own line did
                continue
            heeded = calls
            if visitor.story == "no_show" or (visitor.story == "late" and calls < 2):
                continue
            await self._see(ticket, calls)
            await asyncio.sleep(self._tempo.real(visitor.walk_seconds))
            self._floor.stand(number, ticket.window)

    async def _called_after(self, number: str, heeded: int) -> None:
        await self._news.until(lambda: self._calls(number) > heeded or self._staff.ended(number))

    def _calls(self, number: str) -> int:
        """Return how often the number was called, as a board shows it; without one, as the clerk calls it."""
        ticket = self._staff.ticket(number)
        if ticket is None:
            return 0
        if ticket.window in self._boards or ticket.window is None:
            return self._eyes.drawn.get(ticket.id, 0)
        return max((c.times for c in self._staff.mirror.calls if c.ticket == ticket.id), default=0)

    async def _see(self, ticket: TicketView, times: int) -> None:
        """Look from the board to the bar above the window, and hear the loudspeaker out for a while."""
        window, eyes = ticket.window or "", self._eyes
        text = self._call_text(ticket.number, window)
        if window in self._bars:
            await self._news.until(lambda: (window, text) in eyes.lit, LOOKS_UP)
        if window in self._boards:
            await self._news.until(lambda: eyes.spoken.get(ticket.id, 0) >= times, LISTENS)
