"""The conversation of a device to be enrolled: its code out, and who it is once staff have said so."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from queue_server.gateway.enrolments import SECONDS, Enrolments, TooMany
from queue_server.gateway.member import Member
from wire.codec import encode
from wire.enrolment import AskToEnrol, EnrolBy, Enrolled

Receive = Callable[[], Awaitable[dict[str, Any]]]


class NotEnrolled(Exception):
    """The device must ask again later; ``code`` is one of :class:`wire.hello.Rejected`'s."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


async def enrol(
    enrolments: Enrolments, asks: AskToEnrol, address: str, *, member: Member, receive: Receive
) -> None:
    """Let a device wait until it is told who it is, or goes. Raises NotEnrolled."""
    try:
        one = enrolments.open(asks, address)
    except TooMany:
        detail = "too many devices wait to be enrolled; ask again later"
        raise NotEnrolled("too_many", detail) from None
    gone = asyncio.ensure_future(_gone(receive))
    try:
        _say(member, EnrolBy(code=one.code, seconds=SECONDS))
        ends: set[asyncio.Future[Any]] = {one.told, gone}
        await asyncio.wait(ends, timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if one.told.done():
            _say(member, Enrolled(device=one.told.result()))
        elif not gone.done():
            raise NotEnrolled("code_expired", "ask for another code")
    finally:
        enrolments.close(one)
        gone.cancel()


async def _gone(receive: Receive) -> None:
    """Return when the client has gone; what it says meanwhile is passed over."""
    while (await receive())["type"] != "websocket.disconnect":
        pass


def _say(member: Member, message: EnrolBy | Enrolled) -> None:
    member.push(encode(message).decode())
