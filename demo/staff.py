"""The staff of the hall: one connection to the server, and a virtual clerk at every window."""

import asyncio
from random import Random
from typing import Final

from demo.clerk import Clerk
from demo.floor import Floor
from demo.news import News
from demo.tempo import Tempo
from wire.answers import Done, NobodyWaits, Refused
from wire.intents import Intent
from wire.link import Link
from wire.live import Change, Snapshot, TicketView, WindowPlan
from wire.mirror import Mirror
from wire.session import Told

ANSWER_SECONDS: Final = 30.0
OPEN: Final = frozenset({"waiting", "called", "serving", "held"})


class Staff:
    """All virtual clerks; ``names`` are given to them in turn; without any, the windows stay empty.

    ``mirror`` is the hall as staff see it; ``bound`` are the windows that a waiting ticket was sent to.
    """

    def __init__(
        self, url: str, *, floor: Floor, news: News, tempo: Tempo, names: tuple[str, ...], seed: int
    ) -> None:
        self.mirror = Mirror()
        self.bound: frozenset[str] = frozenset()
        self.floor = floor
        self.news = news
        self.tempo = tempo
        self.random = Random(seed)
        self._names = names
        self._by_number: dict[str, TicketView] = {}
        self._link = Link(url, program="demo", device="demo", rooms=("staff",), on_news=self._hear)

    async def run(self) -> None:
        """Listen, and work at every window, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._link.run(), name="staff link")
            await self.news.until(lambda: self.mirror.plan is not None)
            windows = self.mirror.plan.windows if self.mirror.plan and self._names else ()
            for at, window in enumerate(windows):
                name = self._names[at % len(self._names)]
                clerk = Clerk(self, window, name, place_in_queue(window, windows))
                group.create_task(clerk.run(), name=f"clerk {window.id}")

    async def ask(self, intent: Intent) -> Done | NobodyWaits | Refused:
        """Send an intent. Raises TimeoutError when the server stays away."""
        return await self._link.ask(intent, ANSWER_SECONDS)

    def ticket(self, number: str) -> TicketView | None:
        """Return today's ticket of this number."""
        return self._by_number.get(number)

    def ended(self, number: str) -> bool:
        """Tell whether nothing more will happen to the ticket of this number today."""
        ticket = self._by_number.get(number)
        return ticket is not None and ticket.state not in OPEN

    def _hear(self, told: Told) -> None:
        if isinstance(told, Snapshot | Change):
            self.mirror.take(told)
            self._by_number.update((ticket.number, ticket) for ticket in told.tickets)
            waiting = (t for t in self.mirror.tickets.values() if t.state == "waiting")
            self.bound = frozenset(t.window for t in waiting if t.window is not None)
            self.news.spread()


def place_in_queue(window: WindowPlan, windows: tuple[WindowPlan, ...]) -> int:
    """Return how many windows stand before this one in that of its queues where they are fewest."""
    before = windows[: windows.index(window)]
    return min((sum(queue in other.queues for other in before) for queue in window.queues), default=0)
