"""A clerk at one window, working through the real server as a console or a pad does.

The clerk goes by what the hall shows at every moment, never by what was meant
to happen: whoever else presses a key at this window (a person trying the pad
on the hall page) is respected, and who sits down here by the staff console has
the window until it is closed again.
"""

import secrets
from typing import Final

from demo.office import Office
from demo.opinion import opinion
from demo.tempo import BETWEEN_CITIZENS, UNKNOWN_WALK
from wire import intents
from wire.answers import Done, NobodyWaits, Refused
from wire.live import TicketView, WindowPlan, WindowView

UNKNOWN_SERVICE: Final = 240.0
LEAST_WALK: Final = 3.0
MOVED_TO: Final = "result"
MOST_CALLS: Final = 2


class Clerk:
    """``place`` 0 opens at once, others when more wait than ``place``."""

    def __init__(self, office: Office, window: WindowPlan, name: str, place: int) -> None:
        self._office = office
        self._window = window
        self._name = name
        self._place = place

    async def run(self) -> None:
        """Work until cancelled."""
        until = self._office.news.until
        while True:
            await until(lambda: self._mine() and self._work_to_do())
            try:
                await self._work()
            except TimeoutError:
                continue  # the server is away; the link tries on, and so do we

    async def _work(self) -> None:
        view = self._now()
        if view.state == "closed":
            await self._ask(intents.OpenWindow(command_id=_fresh(), window=self._window.id, clerk=self._name))
        elif view.ticket is not None:
            await self._attend(view.ticket)
        else:
            await self._ask(intents.CallNext(command_id=_fresh(), window=self._window.id))
        await self._settled(view)

    async def _settled(self, before: WindowView) -> None:
        """Wait until the hall shows what was done; an answer may come before its change."""
        await self._office.news.until(lambda: self._now() != before, timeout=1.0)

    async def _attend(self, ticket_id: str) -> None:
        ticket = self._office.mirror.tickets.get(ticket_id)
        if ticket is None:
            return
        if ticket.state == "serving":
            await self._serve(ticket)
        elif await self._comes(ticket):
            await self._ask(intents.Start(command_id=_fresh(), window=self._window.id))
        elif self._unchanged(ticket):
            verb = intents.Recall if ticket.times < MOST_CALLS else intents.NoShow
            given = await self._ask(verb(command_id=_fresh(), window=self._window.id))
            if isinstance(given, Refused) and given.code == "call_unproven":
                await self._ask(intents.CalledOut(command_id=_fresh(), window=self._window.id))
        await self._office.news.until(lambda: not self._unchanged(ticket), timeout=1.0)

    async def _serve(self, ticket: TicketView) -> None:
        visitor = self._office.floor.holder(ticket.number)
        seconds = visitor.service_seconds if visitor else UNKNOWN_SERVICE
        move = visitor is not None and visitor.story == "moved" and ticket.queue != MOVED_TO
        served = self._office.tempo.real(seconds / 2 if move else seconds)
        if await self._office.news.until(lambda: not self._unchanged(ticket), timeout=served):
            return
        self._office.floor.leave(ticket.number)
        window = self._window.id
        if move:
            await self._ask(intents.Transfer(command_id=_fresh(), window=window, to_queue=MOVED_TO))
        else:
            await self._ask(intents.Finish(command_id=_fresh(), window=window))
            key = opinion(ticket.number)
            if visitor is not None and key is not None:
                self._office.rate(window, key)
        pause = self._office.tempo.real(self._office.random.uniform(0.3, 1.7) * BETWEEN_CITIZENS)
        await self._office.news.until(lambda: self._now().ticket not in (None, ticket.id), timeout=pause)

    async def _comes(self, ticket: TicketView) -> bool:
        """Return whether the citizen is here in time; a real person is given time to walk."""
        floor, tempo = self._office.floor, self._office.tempo
        here = floor.stands
        await self._office.news.until(
            lambda: here(ticket.number, self._window.id) or not self._unchanged(ticket), tempo.patience
        )
        if floor.holder(ticket.number) is None and self._unchanged(ticket):
            walk = max(tempo.real(UNKNOWN_WALK), LEAST_WALK) - tempo.patience
            await self._office.news.until(lambda: not self._unchanged(ticket), max(walk, 0.0))
            return self._unchanged(ticket)
        return here(ticket.number, self._window.id) and self._unchanged(ticket)

    def _unchanged(self, ticket: TicketView) -> bool:
        now = self._office.mirror.tickets.get(ticket.id)
        return now is not None and _at(now) == _at(ticket)

    def _now(self) -> WindowView:
        return self._office.mirror.windows[self._window.id]

    def _mine(self) -> bool:
        return self._now().clerk in (None, self._name) and self._now().state != "paused"

    def _work_to_do(self) -> bool:
        mirror, view = self._office.mirror, self._now()
        if view.ticket is not None:
            return True
        waiting = sum(mirror.queues[queue].waiting for queue in self._window.queues)
        if view.state == "closed":
            return waiting > self._place or (self._place == 0 and view.since is None)
        return waiting > 0 or self._window.id in self._office.bound

    async def _ask(self, intent: intents.AtWindow) -> Done | NobodyWaits | Refused:
        return await self._office.ask(intent)


def _at(ticket: TicketView) -> tuple[str, str | None, int]:
    return ticket.state, ticket.window, ticket.times


def _fresh() -> str:
    return f"demo.{secrets.token_hex(8)}"
