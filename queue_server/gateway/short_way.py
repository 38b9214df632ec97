"""The short way of the commonest request: taking a number over REST, past the framework.

Routing, dependencies and responses of the framework cost several times what
the rules cost. So a plain ``POST /api/v1/tickets`` that succeeds is answered
here with the same bytes; whatever is not plain, or does not succeed, goes the
long way from its beginning and is judged and worded there alone. That is safe
because a command repeated with its id is carried out once.
"""

from typing import Any, Final

import msgspec

from queue_server.gateway.bodies import IssueBody
from queue_server.gateway.desk import Asgi, Desk

PATH: Final = "/api/v1/tickets"
PLAIN: Final = frozenset({b"application/json", b"application/json; charset=utf-8"})
LONGEST: Final = 8 * 1024

_body = msgspec.json.Decoder(IssueBody)
_bytes = msgspec.json.Encoder()


class ShortWay:
    """An ASGI application in front of ``long_way``."""

    def __init__(self, desk: Desk, long_way: Asgi) -> None:
        self._desk = desk
        self._long_way = long_way

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a plain request for a number; hand on all others."""
        if scope["path"] != PATH or scope["method"] != "POST" or not _plain(scope):
            await self._long_way(scope, receive, send)
            return
        message = await receive()
        answer = await self._taken(scope, message)
        if answer is None:
            await self._long_way(scope, _again(message, receive), send)
            return
        status, body = answer
        length = str(len(body)).encode()
        head = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": body})

    async def _taken(self, scope: Any, message: Any) -> tuple[int, bytes] | None:
        if message["type"] != "http.request" or message.get("more_body"):
            return None
        try:
            body = _body.decode(message.get("body", b""))
            status, ticket = await self._desk.take_number(scope, body)
        except Exception:  # noqa: BLE001  the long way meets it again, and answers and logs it
            return None
        return status.value, _bytes.encode(ticket)


def _plain(scope: Any) -> bool:
    headers = dict(scope["headers"])  # uvicorn gives names in small letters
    length = headers.get(b"content-length", b"")
    return length.isdigit() and int(length) <= LONGEST and headers.get(b"content-type", b"").lower() in PLAIN


def _again(message: Any, receive: Any) -> Any:
    """Return a ``receive`` that gives ``message`` once more, then what follows."""
    waiting = [message]

    async def give() -> Any:
        return waiting.pop() if waiting else await receive()

    return give
