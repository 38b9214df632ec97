"""The staff of the hall: a virtual clerk at every window, all in one office."""

import asyncio

from demo.clerk import Clerk
from demo.floor import Floor
from demo.news import News
from demo.office import Office
from demo.tempo import Tempo
from wire.live import WindowPlan


class Staff(Office):
    """All virtual clerks; ``names`` are given to them in turn; without any, the windows stay empty."""

    def __init__(
        self, url: str, *, floor: Floor, news: News, tempo: Tempo, names: tuple[str, ...], seed: int
    ) -> None:
        super().__init__(url, floor=floor, news=news, tempo=tempo, seed=seed)
        self._names = names

    async def run(self) -> None:
        """Listen, and work at every window, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.listen(), name="staff link")
            await self.news.until(lambda: self.mirror.plan is not None)
            windows = self.mirror.plan.windows if self.mirror.plan and self._names else ()
            for at, window in enumerate(windows):
                name = self._names[at % len(self._names)]
                clerk = Clerk(self, window, name, place_in_queue(window, windows))
                group.create_task(clerk.run(), name=f"clerk {window.id}")


def place_in_queue(window: WindowPlan, windows: tuple[WindowPlan, ...]) -> int:
    """Return how many windows stand before this one in that of its queues where they are fewest."""
    before = windows[: windows.index(window)]
    return min((sum(queue in other.queues for other in before) for queue in window.queues), default=0)
