"""Taking a number: one command id from the touch to the slip, whatever is repeated on the way.

An order is kept on disk, sent, and asked again until it is answered. One that
nobody waits for any more is not forgotten: when the server is back its ticket
is asked for once more and withdrawn, so that no clerk calls an empty place.

While the server is away, or does not answer in time, an order is answered with
a spare number where there is one. The order itself is then taken back, if the
server may have heard of it.
"""

import asyncio
import logging
import uuid
from collections.abc import Callable
from typing import Final

from kiosk.orders import WORTH, Order, Orders
from kiosk.ports import Server
from kiosk.reserve import Reserve
from kiosk.wording import Language
from wire.answers import Done, Refused
from wire.asking import FindTicket
from wire.bookings import CheckIn
from wire.intents import Cancel, Issue, Requeue
from wire.live import TicketView

LAST_DIGITS: Final = 4

PATIENT: Final = 12.0
"""Seconds a citizen is kept waiting for the answer."""

log = logging.getLogger(__name__)


class Taker:
    """Takes numbers of ``server``, or of ``reserve``; ``clock`` gives seconds since 1970."""

    def __init__(
        self,
        server: Server,
        orders: Orders,
        clock: Callable[[], float],
        patient: float = PATIENT,
        reserve: Reserve | None = None,
    ) -> None:
        self._server = server
        self._orders = orders
        self._clock = clock
        self._patient = patient
        self._reserve = reserve
        self._sent: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def order(self, item: str, language: Language, priority: str, person: str | None = None) -> Order:
        """Return a new order with a command id of its own; nothing is sent yet."""
        return Order(uuid.uuid4().hex, item, self._clock(), language, priority, person)

    def order_all(
        self, items: tuple[str, ...], language: Language, priority: str, person: str | None
    ) -> Order:
        """Return a new order for several items in one visit."""
        name = uuid.uuid4().hex
        return Order(name, "", self._clock(), language, priority, person, items=items)

    def claim(self, typed: str, language: Language) -> Order:
        """Return the order for an appointment, by its code or by the last digits of a phone number."""
        name, now = uuid.uuid4().hex, self._clock()
        if len(typed) > LAST_DIGITS:
            return Order(name, "", now, language, code=typed)
        return Order(name, "", now, language, digits=typed)

    async def find(self, number: str, follow: str) -> TicketView | None:
        """Return the ticket of today with that number or page, None for none; raises TimeoutError."""
        question = FindTicket(command_id=uuid.uuid4().hex, number=number or None, follow=follow or None)
        answer = await self._server.ask(question, self._patient)
        return answer.ticket if isinstance(answer, Done) else None

    async def requeue(self, ticket: str) -> Done | Refused | None:
        """Put who missed the call back into the line; None when no answer came in time."""
        try:
            answer = await self._server.ask(
                Requeue(command_id=uuid.uuid4().hex, ticket=ticket), self._patient
            )
        except TimeoutError:
            return None
        return answer if isinstance(answer, Done | Refused) else None

    async def take(self, order: Order) -> Done | Refused | None:
        """Return the answer to ``order``; None when none came in time: it may be tried again."""
        if not order.claims:
            await asyncio.to_thread(self._orders.asked, order)
        if self._reserve is not None and (self._reserve.away or self._reserve.given(order.command_id)):
            spare = await self._spare(order, self._reserve)
            if spare is not None:
                return spare
        self._sent.add(order.command_id)
        try:
            answer = await self._server.ask(_issue(order), self._patient)
        except TimeoutError:
            return await self._spare(order, self._reserve) if self._reserve is not None else None
        return answer if isinstance(answer, Done | Refused) else None

    def resumed(self, order: Order) -> None:
        """Note that an earlier run may have sent ``order``."""
        self._sent.add(order.command_id)

    async def settle(self, order: Order) -> None:
        """Note that ``order`` is answered and what follows is safe elsewhere."""
        self._sent.discard(order.command_id)
        if not order.claims and not self._doubtful(order):
            await asyncio.to_thread(self._orders.settled, order)

    def give_up(self, order: Order) -> None:
        """Take ``order`` back as soon as the server can be asked; an appointment stays claimed."""
        if order.claims:
            return
        task = asyncio.create_task(self._give_up(order), name="give_up")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Stop taking back; what is open is taken back by the next run."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _spare(self, order: Order, reserve: Reserve) -> Done | None:
        ticket = await reserve.give(order, sent=order.command_id in self._sent)
        if ticket is None:
            return None
        if self._doubtful(order):
            self.give_up(order)
        return Done(command_id=order.command_id, ticket=ticket)

    def _doubtful(self, order: Order) -> bool:
        """Tell whether a spare number was given for an order that the server may carry out as well."""
        given = self._reserve.given(order.command_id) if self._reserve is not None else None
        return given is not None and given.sent

    async def _give_up(self, order: Order) -> None:
        if self._reserve is not None and self._reserve.given(order.command_id) and not self._doubtful(order):
            await asyncio.to_thread(self._orders.settled, order)  # the server never heard of it
            return
        await asyncio.to_thread(self._orders.given_up, order)
        try:
            answer = await self._server.ask(_issue(order), WORTH)
            if isinstance(answer, Done) and answer.ticket is not None:
                await self._server.ask(_cancel(order, answer.ticket.id), WORTH)
        except TimeoutError:
            log.warning("order_left_open", extra={"command_id": order.command_id})
            return
        await asyncio.to_thread(self._orders.settled, order)


def _issue(order: Order) -> Issue | CheckIn:
    if order.claims:
        return CheckIn(command_id=order.command_id, code=order.code or None, digits=order.digits or None)
    return Issue(
        command_id=order.command_id,
        item=order.item or None,
        items=order.items,
        language=order.language,
        priority=order.priority,
        person=order.person,
    )


def _cancel(order: Order, ticket: str) -> Cancel:
    reason = "the number came after the citizen had left the kiosk"
    return Cancel(command_id=f"{order.command_id}.cancel", ticket=ticket, reason=reason)
