"""What REST handlers share: the engine behind, the plan, and who may ask for what."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from litestar import Request
from msgspec.structs import asdict

from config.load import Loaded
from queue_server.engine.engine import Engine
from queue_server.engine.views import fresh
from queue_server.gateway.bodies import CommandBody, Happened, IssueBody, Names, TicketOut, ticket_out
from queue_server.gateway.callers import Caller, Callers, head
from queue_server.gateway.problems import ProblemError, other_command, refused, unavailable
from queue_server.gateway.reasons import Sentences
from wire.answers import Done, NobodyWaits, Refused, Unavailable
from wire.intents import CallNext, Intent, Issue
from wire.live import SitePlan, TicketView

Scope = Mapping[str, Any]
Asgi = Callable[[Any, Any, Any], Awaitable[None]]


class Desk:
    """One for all requests."""

    def __init__(self, engine: Engine, plan: SitePlan, loaded: Loaded, callers: Callers) -> None:
        self.engine = engine
        self.plan = plan
        self._names = Names(plan)
        self.sentences = Sentences(plan)
        self.loaded = loaded
        self.callers = callers
        self.public_url = loaded.site.server.public_url.rstrip("/")

    async def caller(self, request: Request[Any, Any, Any]) -> Caller:
        """Return who asks. Raises StoreFailed."""
        return await self._identify(request.scope)

    async def staff(self, request: Request[Any, Any, Any]) -> Caller:
        """Return who asks, if that is not the public. Raises ProblemError 401, StoreFailed."""
        return await self._admitted(request.scope)

    async def carry_out(self, request: Request[Any, Any, Any], intent: Intent) -> Done | NobodyWaits:
        """Submit an intent for who asks. Raises ProblemError when it is refused."""
        return await self.submit(await self.staff(request), intent)

    async def take_number(self, scope: Scope, body: IssueBody) -> tuple[HTTPStatus, TicketOut]:
        """Issue a ticket to who asks; 201, or 200 when the command id was used before.

        Raises ProblemError, StoreFailed.
        """
        done = await self.done(await self._admitted(scope), Issue(**asdict(body)))
        if done.ticket is None:
            raise other_command()
        return HTTPStatus.OK if done.repeated else HTTPStatus.CREATED, self.ticket(done.ticket)

    async def call_next(self, scope: Scope, window: str, body: CommandBody) -> Happened | None:
        """Call the next ticket for who asks; None when nobody waits. Raises ProblemError, StoreFailed."""
        intent = CallNext(command_id=body.command_id, window=window)
        given = await self.submit(await self._admitted(scope), intent)
        return self.happened(given) if isinstance(given, Done) else None

    async def _identify(self, scope: Scope) -> Caller:
        client = scope["client"]
        return await self.callers.identify(head(scope), client[0] if client else None)

    async def _admitted(self, scope: Scope) -> Caller:
        caller = await self._identify(scope)
        if not caller.may_act:
            detail = "sign in, or send a device token as Authorization: Bearer …"
            raise ProblemError(HTTPStatus.UNAUTHORIZED, "sign_in", detail)
        return caller

    async def done(self, caller: Caller, intent: Intent) -> Done:
        """Submit an intent that is either done or refused. Raises ProblemError."""
        given = await self.submit(caller, intent)
        if not isinstance(given, Done):
            raise other_command()
        return given

    async def submit(self, caller: Caller, intent: Intent) -> Done | NobodyWaits:
        """Submit an intent of ``caller``. Raises ProblemError when it is refused."""
        given = await self.engine.submit(intent, caller.actor, "rest")
        if isinstance(given, Refused):
            raise refused(given)
        if isinstance(given, Unavailable):
            raise unavailable(given)
        return given

    def happened(self, done: Done) -> Happened:
        """Return the REST form of an answer."""
        ticket = self.ticket(done.ticket) if done.ticket else None
        return Happened(command_id=done.command_id, repeated=done.repeated, ticket=ticket, window=done.window)

    def ticket(self, view: TicketView) -> TicketOut:
        """Return the REST form of a ticket."""
        return ticket_out(view, self._names, self.public_url)

    def queue_name(self, queue: str) -> str:
        """Return the queue's name; its id when it is gone from the settings."""
        return self._names.queue_name.get(queue, queue)

    def fresh(self, ticket_id: str) -> TicketView | None:
        """Return the durable ticket of today, with people ahead and expected wait as of now."""
        view = self.engine.published.tickets.get(ticket_id)
        return fresh(self.engine.look(), view) if view else None

    def followed(self, word: str) -> TicketView | None:
        """Return the ticket with that follow word, as it is now."""
        return self.fresh(self.engine.memory.state.by_follow.get(word, ""))
