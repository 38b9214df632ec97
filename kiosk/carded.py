"""A card laid on the reader: its holder checks in, or goes on as who he is."""

import asyncio
import uuid
from collections.abc import Coroutine
from typing import Any, Final

from kiosk.flow import Intent, Step
from kiosk.identify import who_is
from kiosk.journey import Journey
from kiosk.orders import Order
from kiosk.ports import Server
from kiosk.visit import Visit
from readers.card import Card
from wire.answers import Done, Refused
from wire.bookings import CheckIn

PATIENT: Final = 6.0
BUSY: Final = frozenset({Step.TAKING, Step.TAKEN})
"""Steps in which a card changes nothing: a number is on its way, or given."""

NOT_BOOKED: Final = frozenset({"unknown_booking"})


class Carded:
    """Hears of cards for ``journey``; appointments are asked for at ``server``."""

    def __init__(self, journey: Journey, server: Server) -> None:
        self._journey = journey
        self._server = server
        self._tasks: set[asyncio.Task[None]] = set()

    def laid(self, card: Card) -> None:
        """Take a card that was read."""
        journey = self._journey
        if journey.visit.step in BUSY:
            return
        if journey.visit.step is Step.ATTRACT:
            journey.go(Intent.BEGIN)
        visit = journey.visit
        visit.who = who_is(card, journey.world)
        visit.dialog = "card"
        journey.touched()
        if visit.step is not Step.ITEM and visit.who.person is not None and not journey.world.away:
            self._begin(self._check_in(visit, visit.who.person))
        journey.changed()

    def unreadable(self) -> None:
        """Tell whoever stands there that the card could not be read."""
        visit = self._journey.visit
        if visit.step not in (*BUSY, Step.ATTRACT):
            visit.dialog = "card_unreadable"
            self._journey.touched()
            self._journey.changed()

    async def close(self) -> None:
        """Ask no more."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _check_in(self, visit: Visit, person: str) -> None:
        command = CheckIn(command_id=uuid.uuid4().hex, person=person)
        try:
            answer = await self._server.ask(command, PATIENT)
        except TimeoutError:
            return
        if visit is not self._journey.visit or visit.step in BUSY:
            return
        if isinstance(answer, Refused) and answer.code not in NOT_BOOKED:
            visit.dialog, visit.reason = "refused", answer.code
            self._journey.changed()
        elif isinstance(answer, Done) and answer.ticket is not None:
            ticket = answer.ticket
            now = self._journey.world.now.timestamp()
            order = Order(command.command_id, ticket.item or "", now, visit.language, ticket.priority)
            visit.dialog = ""
            await self._journey.checked_in(visit, order, ticket)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
