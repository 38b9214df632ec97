"""What all virtual clerks share: the hall as staff see it, and one connection to ask the server."""

from collections.abc import Callable
from random import Random
from typing import Final

from demo.floor import Floor
from demo.news import News
from demo.tempo import Tempo
from wire.answers import Done, NobodyWaits, Refused
from wire.intents import Intent
from wire.link import Link
from wire.live import Change, Snapshot, TicketView
from wire.mirror import Mirror
from wire.session import Told

ANSWER_SECONDS: Final = 30.0
OPEN: Final = frozenset({"waiting", "called", "serving", "held"})


class Office:
    """``mirror`` is the hall as staff see it; ``bound`` are the windows that a waiting ticket was sent to.

    ``rate`` presses a key of the rating pad at a window, where there is one.
    """

    def __init__(self, url: str, *, floor: Floor, news: News, tempo: Tempo, seed: int) -> None:
        self.mirror = Mirror()
        self.bound: frozenset[str] = frozenset()
        self.floor = floor
        self.news = news
        self.tempo = tempo
        self.random = Random(seed)
        self.rate: Callable[[str, int], None] = lambda _window, _key: None
        self._by_number: dict[str, TicketView] = {}
        self._link = Link(url, program="demo", device="demo", rooms=("staff",), on_news=self.hear)

    async def listen(self) -> None:
        """Keep the connection until cancelled."""
        await self._link.run()

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

    def hear(self, told: Told) -> None:
        """Take what the server told, and spread the word."""
        if isinstance(told, Snapshot | Change):
            self.mirror.take(told)
            self._by_number.update((ticket.number, ticket) for ticket in told.tickets)
            waiting = (t for t in self.mirror.tickets.values() if t.state == "waiting")
            self.bound = frozenset(t.window for t in waiting if t.window is not None)
            self.news.spread()
