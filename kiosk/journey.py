"""A visit moved along the flow: what each move leaves behind, the number on its way, the slip, the guide.

The journey goes on from citizen to citizen; ``visit`` is the present one's.
What an answer brings is written into the visit it belongs to, so that a late
slip says nothing on the next citizen's screen.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from types import MappingProxyType
from typing import Any, Final

from kiosk.flow import NEXT, START, Intent, Place, Step, walk
from kiosk.helping import Helping
from kiosk.orders import Order
from kiosk.ports import GuidePart, Slips
from kiosk.taker import Taker
from kiosk.visit import SlipState, Visit
from kiosk.wording import Language
from kiosk.world import World
from printers.outcome import NotPrinted, Outcome, Printed
from wire.answers import Done, Refused
from wire.intents import MOST_STOPS
from wire.live import TicketView

SINGLE: Final[Mapping[str, str]] = MappingProxyType({"quota_used": "sold_out"})
"""Why a number for one item was refused → the dialog that says more of it than others."""


class Journey:
    """Moves visits; ``changed`` is called when an answer moved one, ``left`` when one is over."""

    def __init__(
        self,
        world: World,
        taker: Taker,
        slips: Slips,
        language: Language,
        seconds: Callable[[], float],
        *,
        helping: Helping,
    ) -> None:
        self.world = world
        self.changed: Callable[[], None] = lambda: None
        self.left: Callable[[], None] = lambda: None
        self.helping = helping
        helping.changed = lambda: self.changed()
        self._taker = taker
        self._slips = slips
        self._language: Language = language
        self._seconds = seconds
        self._tasks: set[asyncio.Task[None]] = set()
        self.visit = Visit(language=language, touched=seconds())

    def go(self, intent: Intent, about: str = "") -> None:
        """Move the visit, if the flow has such a move."""
        visit = self.visit
        trail = walk(visit.trail, intent, about)
        if trail is visit.trail:
            return
        if intent is Intent.IDLE:
            self.leave(home=trail[-1].step is Step.HOME)
            return
        deeper = len(trail) > len(visit.trail)
        if intent is not Intent.TAKE:
            self._drop_order()
            visit.dialog = ""
        if trail[-1].step is Step.HOME:
            visit.query, visit.typed, visit.found = "", "", None
            visit.area, visit.chosen = "", ""
        if trail[-1].step is Step.ITEM and deeper:
            visit.tab, visit.leaf = None, 0
        elif deeper or trail[-1].step is Step.HOME:
            visit.page = 1
        visit.trail = trail

    def back_to(self, at: int) -> None:
        """Go back to a place of the trail, home being 0."""
        if at == 0:
            self.go(Intent.HOME)
        while len(self.visit.trail) > at + 1 and (self.visit.step, Intent.BACK) in NEXT:
            self.go(Intent.BACK)

    def open(self, intent: Intent) -> None:
        """Go where ``intent`` leads from home, unless a number is on its way."""
        if self.visit.step is Step.TAKEN:
            self.leave()
        for step in (Intent.BEGIN, Intent.HOME, intent):
            self.go(step)

    def leave(self, home: bool = True) -> None:
        """End the visit; the next citizen finds home, or nobody's screen, and nothing of the last one."""
        self._drop_order()
        trail = (Place(Step.HOME),) if home else START
        self.visit = Visit(language=self._language, trail=trail, touched=self._seconds())
        self.left()

    def stay(self) -> None:
        """Begin anew at home for the same citizen: in the same language and modes."""
        language, modes = self.visit.language, self.visit.modes
        self.leave()
        self.visit.language, self.visit.modes = language, modes

    def take(self, priority: str) -> None:
        """Ask for a number for the item at hand, unless something stands against it: then say what."""
        visit = self.visit
        visit.dialog = self.hindrance()
        if not visit.dialog and visit.order is None:
            self._send(self._order(visit, priority))

    def add(self) -> None:
        """Put the item at hand into the basket, or take it out again; then say what is in it."""
        if self.visit.place.about in self.visit.basket:
            self.drop(self.visit.place.about)
        else:
            self._put()
            self.visit.dialog = "basket"

    def drop(self, code: str) -> None:
        """Take an item out of the basket."""
        self.visit.basket = tuple(one for one in self.visit.basket if one != code)
        self.visit.dialog = "basket" if self.visit.basket else ""

    def take_all(self) -> None:
        """Ask for one number for all that is in the basket."""
        visit = self.visit
        if self.world.away:
            visit.dialog = "away"
        elif visit.basket and visit.order is None:
            who = visit.who
            priority = (who.priority if who else "") or "ordinary"
            order = self._taker.order_all(visit.basket, visit.language, priority, who.person if who else None)
            visit.dialog = ""
            self._send(order)

    def _put(self) -> None:
        self.visit.basket = (*self.visit.basket, self.visit.place.about)[:MOST_STOPS]

    def _order(self, visit: Visit, priority: str) -> Order:
        """Return the order of this visit: for the card's holder, in the class chosen or given by age."""
        who = visit.who
        chosen = priority or (who.priority if who else "") or "ordinary"
        return self._taker.order(visit.place.about, visit.language, chosen, who.person if who else None)

    def touched(self) -> None:
        """Note that somebody is here."""
        self.visit.touched = self._seconds()

    async def checked_in(self, visit: Visit, order: Order, ticket: TicketView) -> None:
        """Show and print the number of an appointment's holder."""
        visit.trail = walk((Place(Step.HOME),), Intent.CHECKED_IN, order.item)
        await self._given(visit, order, ticket)
        self.changed()

    def claim(self) -> None:
        """Ask for the number of an appointment by what was typed."""
        visit = self.visit
        visit.dialog = "away" if self.world.away else ""
        if not visit.dialog and visit.order is None:
            self._send(self._taker.claim(visit.typed, visit.language))

    def find(self, number: str = "", follow: str = "") -> None:
        """Look for a ticket taken before."""
        self.visit.dialog = "away" if self.world.away else "looking"
        if not self.world.away:
            self._begin(self._find(self.visit, number, follow))

    def requeue(self) -> None:
        """Let the ticket found wait again."""
        if self.visit.found is not None:
            self._begin(self._requeue(self.visit, self.visit.found))

    def retry(self) -> None:
        """Ask again with the same order."""
        self.visit.dialog = self.hindrance()
        if not self.visit.dialog and self.visit.order is not None:
            self._send(self.visit.order)

    def resume(self, order: Order) -> None:
        """Go on with an order that a restart cut short; its citizen still stands here."""
        trail = (Place(Step.HOME), Place(Step.ITEM, order.item))
        self.visit = Visit(language=order.language, touched=self._seconds(), trail=trail, order=order)
        if self.world.shelves.item(order.item) is None:
            self.leave()
        else:
            self._send(order)

    def print_guide(self, part: GuidePart) -> None:
        """Print the guide of the item at hand, or a part of it."""
        self.visit.dialog = "guide_printing"
        self._begin(self._print_guide(self.visit, self.visit.place.about, part))

    def hindrance(self) -> str:
        """Return the dialog that says why no number can be asked for, ``""`` when one can."""
        if self.visit.step is Step.CHECK_IN or (self.visit.order is not None and self.visit.order.items):
            return "away" if self.world.away else ""
        item = self.world.shelves.item(self.visit.place.about)
        if item is None or self.world.shelves.queue_of(item) is None:
            return "elsewhere"
        if self.world.stranded(item):
            return "away"
        return "sold_out" if not self.world.away and self.world.sold_out(item) else ""

    async def close(self) -> None:
        """Stop; an order without an answer is kept on disk for the next start."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._taker.close()
        await self.helping.close()

    def _drop_order(self) -> None:
        order, self.visit.order = self.visit.order, None
        if order is not None and self.visit.ticket is None:
            self._taker.give_up(order)

    def _send(self, order: Order) -> None:
        self.visit.order = order
        self.go(Intent.TAKE)
        self._begin(self._ask(self.visit, order))

    async def _ask(self, visit: Visit, order: Order) -> None:
        answer = await self._taker.take(order)
        visit.touched = self._seconds()
        if isinstance(answer, Done) and answer.ticket is not None:
            visit.trail = walk(visit.trail, Intent.ISSUED)
            await self._given(visit, order, answer.ticket)
        else:
            visit.dialog = "no_answer"
            visit.trail = walk(visit.trail, Intent.NOT_ISSUED)
        if isinstance(answer, Refused):
            told = SINGLE.get(answer.code, "refused") if order.item else "refused"
            visit.dialog, visit.reason, visit.order = told, answer.code, None
        self.changed()
        if answer is not None:
            await self._taker.settle(order)

    async def _given(self, visit: Visit, order: Order, ticket: TicketView) -> None:
        visit.ticket, visit.slip = ticket, "printing"
        self.changed()
        visit.slip = slip_state(await self._slips.slip(order, ticket))
        visit.touched = self._seconds()

    async def _find(self, visit: Visit, number: str, follow: str) -> None:
        try:
            visit.found = await self._taker.find(number, follow)
            dialog = "" if visit.found else "not_found"
        except TimeoutError:
            dialog = "away"
        if visit.dialog == "looking":
            visit.dialog, visit.typed = dialog, ""
        self.changed()

    async def _requeue(self, visit: Visit, ticket: TicketView) -> None:
        answer = await self._taker.requeue(ticket.id)
        if isinstance(answer, Done) and answer.ticket is not None:
            visit.found, visit.dialog = answer.ticket, "requeued"
        elif isinstance(answer, Refused):
            visit.dialog, visit.reason = "refused", answer.code
        else:
            visit.dialog = "away"
        self.changed()

    async def _print_guide(self, visit: Visit, code: str, part: GuidePart) -> None:
        outcome = await self._slips.guide(code, visit.language, part)
        if visit.dialog == "guide_printing":
            visit.dialog = "guide_printed" if isinstance(outcome, Printed) else "guide_failed"
        self.changed()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def slip_state(outcome: Outcome) -> SlipState:
    """Return what the screen says of a slip that ended so."""
    if isinstance(outcome, Printed):
        return "printed"
    return "not_printed" if isinstance(outcome, NotPrinted) else "unknown"
