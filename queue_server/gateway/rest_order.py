"""REST: who is next and why 叫号顺序与原因: of a call made, of all who wait, and of one's own ticket."""

from collections.abc import Iterator
from http import HTTPStatus
from itertools import islice
from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, get
from litestar.params import FromPath, QueryParameter

from queue_server.domain.ahead import ahead_of
from queue_server.domain.explaining import waited
from queue_server.domain.lifecycle import State
from queue_server.domain.moment import Moment
from queue_server.domain.moves import moves
from queue_server.domain.order import Placed, order, order_at
from queue_server.domain.place import line_of, place_of
from queue_server.domain.serves import ever_served
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket
from queue_server.domain.why import Why
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheDesk
from queue_server.gateway.problems import ProblemError

Asked = Request[Any, Any, Any]
Limit = Annotated[int, QueryParameter(ge=1, le=1000)]
EXACT = 100
"""Up to so many before it a citizen's place is counted by calling; beyond that the policy's estimate does."""


class WhyOut(msgspec.Struct, frozen=True, kw_only=True):
    """Why a ticket was called last, as values and as a sentence in both languages."""

    ticket: str
    number: str
    window: str | None
    why: Why
    sentence: str
    sentence_en: str


class MoveOut(msgspec.Struct, frozen=True, kw_only=True):
    """What would move a ticket: a stable code, its figures, and the sentence."""

    code: str
    figures: dict[str, int]
    sentence: str
    sentence_en: str


class PlacedOut(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket of the order: ``place`` counts from 1, ``rule`` is why it would be called there."""

    place: int
    ticket: str
    number: str
    priority: str
    waited: int
    rule: str
    figures: dict[str, int]
    sentence: str
    sentence_en: str
    moves: list[MoveOut]


class OrderOut(msgspec.Struct, frozen=True, kw_only=True):
    """The order in which those who wait would be called if nobody else came; ``more`` wait behind."""

    of: str
    more: int
    tickets: list[PlacedOut]


class PlaceOut(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen's own place: how many would be called before, None when the ticket waits no more."""

    number: str
    state: str
    ahead: int | None
    sentence: str
    sentence_en: str
    moves: list[MoveOut]


class Order(Controller):
    """Explanations; all but one's own place for staff."""

    path = "/api/v1"
    tags = ("order",)

    @get("/tickets/{ticket_id:str}/why")
    async def why(self, request: Asked, ticket_id: FromPath[str], desk: TheDesk) -> WhyOut:
        """Tell why a ticket was called; 404 while it was not."""
        await desk.staff(request)
        view = desk.engine.published.tickets.get(ticket_id)
        if view is None:
            raise _missing("unknown_ticket", "no such ticket today", "ticket", ticket_id)
        why = desk.engine.published.whys.get(ticket_id)
        if why is None:
            raise _missing("not_called", "the ticket was not called yet", "ticket", ticket_id)
        said = desk.sentences.why(view.number, why)
        return WhyOut(
            ticket=view.id,
            number=view.number,
            window=view.window,
            why=why,
            sentence=said.sentence,
            sentence_en=said.sentence_en,
        )

    @get("/queues/{queue:str}/order")
    async def of_queue(
        self, request: Asked, queue: FromPath[str], desk: TheDesk, limit: Limit = 200
    ) -> OrderOut:
        """List those who wait in a queue as windows that serve it alone would call them."""
        await desk.staff(request)
        state, moment = desk.engine.memory.state, desk.engine.moment()
        if queue not in state.plan.queues:
            raise _missing("unknown_queue", "no such queue at this site", "queue", queue)
        waiting = state.waiting(queue)
        return _order(desk, queue, islice(order(state, queue, moment), limit), waiting, moment)

    @get("/windows/{window:str}/order")
    async def of_window(
        self, request: Asked, window: FromPath[str], desk: TheDesk, limit: Limit = 200
    ) -> OrderOut:
        """List those whom a window would call if it alone called, helps and bound tickets included."""
        await desk.staff(request)
        state, moment = desk.engine.memory.state, desk.engine.moment()
        if window not in state.plan.windows:
            raise _missing("unknown_window", "no such window at this site", "window", window)
        waiting = sum(state.waiting(line) for line in ever_served(state, window))
        return _order(desk, window, islice(order_at(state, window, moment), limit), waiting, moment)

    @get("/follow/{word:str}/place")
    async def place(self, word: FromPath[str], desk: TheDesk) -> PlaceOut:
        """Tell the place of the ticket of a follow link, and what would move it."""
        state, moment = desk.engine.memory.state, desk.engine.moment()
        ticket = state.tickets.get(state.by_follow.get(word, ""))
        view = desk.engine.published.tickets.get(ticket.id) if ticket else None
        if ticket is None or view is None:
            raise _missing("unknown_ticket", "no such ticket today", "word", word)
        if ticket.state is not State.WAITING:
            return PlaceOut(
                number=view.number, state=view.state, ahead=None, sentence="", sentence_en="", moves=[]
            )
        ahead, found = _ahead(state, ticket, moment), moves(state, ticket, moment)
        said = desk.sentences.place(view.number, ahead, found)
        return PlaceOut(
            number=view.number,
            state=view.state,
            ahead=ahead,
            sentence=said.sentence,
            sentence_en=said.sentence_en,
            moves=list(_moves(desk, state, ticket, moment)),
        )


def _ahead(state: HallState, ticket: Ticket, moment: Moment) -> int:
    """Return how many would be called before a waiting ticket."""
    for before, placed in enumerate(islice(order(state, line_of(ticket), moment), EXACT)):
        if placed.ticket == ticket.id:
            return before
    return max(ahead_of(state, ticket, moment.seconds), EXACT)


def _order(desk: Desk, of: str, placed: Iterator[Placed], waiting: int, moment: Moment) -> OrderOut:
    state = desk.engine.memory.state
    tickets = [_placed(desk, state, place, one, moment) for place, one in enumerate(placed, 1)]
    return OrderOut(of=of, more=waiting - len(tickets), tickets=tickets)


def _placed(desk: Desk, state: HallState, place: int, placed: Placed, moment: Moment) -> PlacedOut:
    ticket, (code, figures) = state.tickets[placed.ticket], placed.rule
    said = desk.sentences.rule(placed.rule)
    return PlacedOut(
        place=place,
        ticket=ticket.id,
        number=ticket.number,
        priority=ticket.priority,
        waited=waited(state, place_of(ticket), moment),
        rule=code,
        figures=figures,
        sentence=said.sentence,
        sentence_en=said.sentence_en,
        moves=list(_moves(desk, state, ticket, moment)),
    )


def _moves(desk: Desk, state: HallState, ticket: Ticket, moment: Moment) -> Iterator[MoveOut]:
    for move in moves(state, ticket, moment):
        said = desk.sentences.move(move)
        code, figures = move
        yield MoveOut(code=code, figures=figures, sentence=said.sentence, sentence_en=said.sentence_en)


def _missing(code: str, detail: str, field: str, value: str) -> ProblemError:
    return ProblemError(HTTPStatus.NOT_FOUND, code, detail, field=field, value=value)
