"""The WebSocket conversation of one client: hello, then changes out and intents in.

A plain ASGI application, for every frame counts here; the rest of HTTP is
Litestar's.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog

from queue_server.engine.engine import Engine
from queue_server.engine.ports import Clock, StoreFailed
from queue_server.gateway.board_sheets import NoSuchBoard
from queue_server.gateway.board_views import BoardViews
from queue_server.gateway.boards import Boards
from queue_server.gateway.callers import Callers, address_of, head
from queue_server.gateway.catalogue_desk import CatalogueDesk
from queue_server.gateway.connections import READS, WRITES
from queue_server.gateway.enrolling import NotEnrolled, enrol
from queue_server.gateway.enrolments import Enrolments
from queue_server.gateway.finding import Find
from queue_server.gateway.hub import Hub
from queue_server.gateway.member import Member
from queue_server.gateway.rooms import KIOSK, is_public
from wire import version
from wire.asking import FindTicket
from wire.board import WatchBoard
from wire.catalogue import GetCatalogue
from wire.codec import BadMessage, FromClient, decode_from_client, encode
from wire.enrolment import AskToEnrol
from wire.glass import GlassSeen
from wire.hello import Hello, Rejected, Welcome
from wire.intents import Intent
from wire.parts import Parts

log = structlog.get_logger(__name__)
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

HELLO_SECONDS: Final = 10.0
UNDER_WAY: Final = 64
POLICY_VIOLATION: Final = 1008
TRY_AGAIN: Final = 1013


class _Refuse(Exception):
    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class Socket:
    """Serves ``/ws``; one instance for all connections."""

    def __init__(
        self,
        engine: Engine,
        hub: Hub,
        callers: Callers,
        boards: Boards,
        find: Find,
        *,
        catalogue: CatalogueDesk,
        views: BoardViews,
        enrolments: Enrolments,
        clock: Clock,
        site: str,
        public_url: str,
        person_key: str = "",
    ) -> None:
        self._engine = engine
        self._hub = hub
        self._callers = callers
        self._boards = boards
        self._views = views
        self._find = find
        self._clock = clock
        self._site = site
        self._public_url = public_url
        self._catalogue = catalogue
        self._enrolments = enrolments
        self._person_key = person_key
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Hold the conversation until the client goes."""
        await receive()
        await send({"type": "websocket.accept"})
        task = asyncio.current_task()
        assert task is not None
        write = scope.get("state", {}).pop(WRITES, None)  # taken out: else the connection would hold itself
        member = Member(send, task.cancel, write)
        try:
            await self._converse(member, scope, receive)
        except asyncio.CancelledError:
            if not member.gone:
                raise
            task.uncancel()
            await _close(
                send, Rejected(code="too_slow", detail="this client does not keep up; resume"), TRY_AGAIN
            )
        except _Refuse as why:
            member.gone = True  # so that nobody cuts off its last word
            log.info("client_refused", code=why.code, detail=why.detail, device=member.device)
            await _close(send, Rejected(code=why.code, detail=why.detail), POLICY_VIOLATION)
        finally:
            self._hub.leave(member)
            self._views.leave(member)
            member.stop()

    async def _converse(self, member: Member, scope: dict[str, Any], receive: Receive) -> None:
        if not await self._greet(member, scope, receive):
            return
        slots: asyncio.Semaphore | None = None  # most displays never need one
        while (frame := await _frame(receive)) is not None:
            message = _read(frame)
            if isinstance(message, GetCatalogue):
                member.push(self._catalogue.frame)
            elif isinstance(message, WatchBoard):
                self._watch(member, message)
            elif isinstance(message, Hello | AskToEnrol):
                raise _Refuse("bad_message", "hello was said already")
            elif not member.may_act:
                raise _Refuse("token", "this client may listen, not act")
            elif isinstance(message, Parts):
                member.hear_parts(message.parts)
            elif isinstance(message, GlassSeen):
                self._boards.seen(member.device, message)
            elif isinstance(message, FindTicket):
                member.push(encode(self._find(message)).decode())
            else:
                slots = slots or asyncio.Semaphore(UNDER_WAY)
                await slots.acquire()
                task = asyncio.create_task(self._carry_out(member, message, slots))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _greet(self, member: Member, scope: dict[str, Any], receive: Receive) -> bool:
        """Hear hello and join the member; False when the client went instead. Keeps nothing of either."""
        hello = await self._hello(member, scope, receive)
        if hello is not None:
            self._join_once_it_reads(member, hello, scope)
            scope["headers"] = []
        return hello is not None

    def _join_once_it_reads(self, member: Member, hello: Hello, scope: dict[str, Any]) -> None:
        """Tell nothing to who does not read: a snapshot and 256 changes each would be kept in vain."""

        def join(_: object = None) -> None:
            if not member.gone:
                self._hub.join(member, hello.resume)

        reads: asyncio.Future[None] | None = scope.get("state", {}).get(READS)
        if reads is None or reads.done():
            join()
        else:
            reads.add_done_callback(join)

    async def _hello(self, member: Member, scope: dict[str, Any], receive: Receive) -> Hello | None:
        try:
            frame = await asyncio.wait_for(_frame(receive), HELLO_SECONDS)
        except TimeoutError:
            raise _Refuse("hello_expected", f"no hello within {HELLO_SECONDS:.0f} s") from None
        if frame is None:
            return None
        hello = _read(frame)
        if isinstance(hello, AskToEnrol):
            await self._enrol(member, hello, scope, receive)
            return None
        if not isinstance(hello, Hello):
            raise _Refuse("hello_expected", "the first message must be hello")
        agreed = version.agree(hello.oldest, hello.newest)
        if agreed is None:
            spoken = f"{version.OLDEST} to {version.NEWEST}"
            raise _Refuse("version", f"client speaks {hello.oldest} to {hello.newest}, server {spoken}")
        await self._admit(member, hello, scope)
        welcome = Welcome(
            version=agreed,
            epoch=self._hub.epoch,
            site=self._site,
            day=self._engine.published.day,
            now=self._clock().timestamp(),
            catalogue=self._catalogue.version,
            public_url=self._public_url,
            person_key=self._person_key if member.may_act and KIOSK in member.rooms else "",
        )
        member.push(encode(welcome).decode())
        return hello

    async def _enrol(self, member: Member, asks: AskToEnrol, scope: dict[str, Any], receive: Receive) -> None:
        try:
            await enrol(self._enrolments, asks, address_of(scope), member=member, receive=receive)
        except NotEnrolled as why:
            raise _Refuse(why.code, why.detail) from why

    async def _admit(self, member: Member, hello: Hello, scope: dict[str, Any]) -> None:
        client = scope.get("client")
        try:
            caller = await self._callers.identify(head(scope), client[0] if client else None, hello.token)
        except StoreFailed as failure:
            raise _Refuse("stopping", f"cannot look up who you are now: {failure}") from failure
        for room in hello.rooms:
            if not self._hub.rooms.knows(room):
                raise _Refuse("room", f"no room {room!r} at this site")
            if not caller.may_act and not is_public(room):
                raise _Refuse("token", f"room {room!r} needs a sign-in or an enrolled device")
        member.rooms, member.program, member.device = (
            tuple(sorted(set(hello.rooms))),
            hello.program,
            hello.device,
        )
        member.actor = f"device:{hello.device}" if caller.role == "local" else caller.actor
        member.may_act, member.since = caller.may_act, self._clock().timestamp()

    def _watch(self, member: Member, asked: WatchBoard) -> None:
        """Anybody may: it hangs on the wall."""
        try:
            self._views.watch(member, asked)
        except NoSuchBoard as why:
            raise _Refuse("room", str(why)) from why

    async def _carry_out(self, member: Member, intent: Intent, slots: asyncio.Semaphore) -> None:
        try:
            given = await self._engine.submit(intent, member.actor, member.device)
            member.push(encode(given).decode())
        finally:
            slots.release()


async def _frame(receive: Receive) -> str | bytes | None:
    message = await receive()
    if message["type"] == "websocket.disconnect":
        return None
    frame: str | bytes = message.get("text") or message.get("bytes") or ""
    return frame


def _read(frame: str | bytes) -> FromClient:
    try:
        return decode_from_client(frame)
    except BadMessage as error:
        raise _Refuse("bad_message", str(error)) from error


async def _close(send: Send, last_word: Rejected, code: int) -> None:
    try:
        async with asyncio.timeout(1):
            await send({"type": "websocket.send", "text": encode(last_word).decode()})
            await send({"type": "websocket.close", "code": code, "reason": last_word.code})
    except (OSError, RuntimeError, TimeoutError):
        return  # gone already, or too slow even for this
