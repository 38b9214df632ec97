"""What a citizen is given while the server is away: a spare number as the ticket that it is."""

import asyncio
import logging
from datetime import UTC, datetime

from config.catalogue import Item
from kiosk.orders import Order
from kiosk.spare import Spare, Taken
from kiosk.world import World
from wire.live import TicketView

log = logging.getLogger(__name__)


class Reserve:
    """Gives numbers of ``spare`` in ``world``, whose ``spare`` queues it keeps true."""

    def __init__(self, spare: Spare, world: World) -> None:
        self._spare = spare
        self._world = world

    @property
    def today(self) -> str:
        """The site's date as this kiosk knows it."""
        return self._world.now.date().isoformat()

    @property
    def away(self) -> bool:
        """Whether the server was missed for longer than a blip."""
        return self._world.away

    def look(self) -> None:
        """Let the world know of which queues there are numbers today."""
        self._world.spare = self._spare.queues(self.today)

    def given(self, command_id: str) -> Taken | None:
        """Return what was given for the order with this command id."""
        return self._spare.find(command_id)

    async def give(self, order: Order, *, sent: bool) -> TicketView | None:
        """Return the ticket of ``order``, kept on disk; None when there is no number, or no room to keep it.

        ``sent`` says that the server may have heard of the order.
        """
        item = self._world.shelves.item(order.item)
        queue = self._world.shelves.queue_of(item) if item else None
        if queue is None:
            return None
        try:
            at = self._world.now.timestamp()
            taken = await asyncio.to_thread(self._spare.take, order, queue, self.today, at=at, sent=sent)
        except OSError:
            log.exception("spare_not_kept")
            taken = None
        self.look()
        return None if taken is None else self._view(taken, item)

    def _view(self, taken: Taken, item: Item | None) -> TicketView:
        queues = self._world.plan.queues if self._world.plan else ()
        return TicketView(
            id=taken.ticket,
            number=taken.number,
            queue=taken.queue,
            state="waiting",
            issued_at=datetime.fromtimestamp(taken.at, UTC),
            item=item.code if item else None,
            priority=taken.priority,
            windows=next((queue.windows for queue in queues if queue.id == taken.queue), ()),
            follow=taken.follow,
            block=taken.block,
        )
