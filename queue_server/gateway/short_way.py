"""The short way of the commonest requests: taking a number and calling the next one, past the framework.

Routing, dependencies and responses of the framework cost several times what
the rules cost. So a plain ``POST`` of one of the two that succeeds is answered
here with the same bytes; whatever is not plain, or does not succeed, goes the
long way from its beginning and is judged and worded there alone. That is safe
because a command repeated with its id is carried out once.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from typing import Any, Final

import msgspec

from queue_server.gateway.bodies import CommandBody, Happened, IssueBody, TicketOut
from queue_server.gateway.connections import ANSWERS
from queue_server.gateway.desk import Asgi, Desk

TAKE: Final = "/api/v1/tickets"
AT_WINDOW: Final = "/api/v1/windows/"
CALL_NEXT: Final = "/call-next"
PLAIN: Final = frozenset({b"application/json", b"application/json; charset=utf-8"})
LONGEST: Final = 8 * 1024
Answer = tuple[HTTPStatus, TicketOut | Happened] | None
Way = Callable[[Any, bytes], Awaitable[Answer]]

_issue = msgspec.json.Decoder(IssueBody)
_command = msgspec.json.Decoder(CommandBody)
_bytes = msgspec.json.Encoder()


class ShortWay:
    """An ASGI application in front of ``long_way``."""

    def __init__(self, desk: Desk, long_way: Asgi) -> None:
        self._desk = desk
        self._long_way = long_way

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a plain request for a number or a call; hand on all others."""
        at_once = scope["state"].pop(ANSWERS, None)  # taken out: else the request would hold itself
        way = self._way(scope["path"]) if scope["method"] == "POST" and _plain(scope) else None
        if way is None:
            await self._long_way(scope, receive, send)
            return
        message = await receive()
        answer = await self._answer(way, scope, message)
        if answer is None:
            await self._long_way(scope, _again(message, receive), send)
            return
        status, body = answer
        if at_once is not None and at_once(status, body):
            return
        length = str(len(body)).encode()
        head = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": body})

    def _way(self, path: str) -> Way | None:
        if path == TAKE:
            return self._take
        if path.startswith(AT_WINDOW) and path.endswith(CALL_NEXT):
            window = path[len(AT_WINDOW) : -len(CALL_NEXT)]
            return partial(self._call, window) if window and "/" not in window else None
        return None

    async def _take(self, scope: Any, body: bytes) -> Answer:
        return await self._desk.take_number(scope, _issue.decode(body))

    async def _call(self, window: str, scope: Any, body: bytes) -> Answer:
        happened = await self._desk.call_next(scope, window, _command.decode(body))
        return None if happened is None else (HTTPStatus.OK, happened)

    async def _answer(self, way: Way, scope: Any, message: Any) -> tuple[int, bytes] | None:
        if message["type"] != "http.request" or message.get("more_body"):
            return None
        try:
            answer = await way(scope, message.get("body", b""))
        except Exception:  # noqa: BLE001  the long way meets it again, and answers and logs it
            return None
        return None if answer is None else (answer[0].value, _bytes.encode(answer[1]))


def _plain(scope: Any) -> bool:
    """Tell whether the body is JSON of a stated, modest length; all that the paths here ask of a head."""
    headers = dict(scope["headers"])  # uvicorn gives names in small letters
    length = headers.get(b"content-length", b"")
    return length.isdigit() and int(length) <= LONGEST and headers.get(b"content-type", b"").lower() in PLAIN


def _again(message: Any, receive: Any) -> Any:
    """Return a ``receive`` that gives ``message`` once more, then what follows."""
    waiting = [message]

    async def give() -> Any:
        return waiting.pop() if waiting else await receive()

    return give
