"""Connections as uvicorn makes them, less patient with those who hold them open and give or take nothing.

A request must send its head within ``HEAD_SECONDS`` and ``MOST_HEAD`` bytes.
A WebSocket client is pinged at once, and whether it reads is known by its
answer: until then it is told nothing that costs the others time or memory.
"""

import asyncio
from functools import partial
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame
from websockets.http11 import Request
from websockets.protocol import State

HEAD_SECONDS: Final = 10.0
MOST_HEAD: Final = 32 * 1024
MOST_UNSENT: Final = 16 * 1024
READS: Final = "reads"
"""The name in a scope's ``state`` of a future that is done once the client has shown that it reads."""
ANSWERS: Final = "answers"
"""The name in a POST's ``state`` of what answers it at once, given status and JSON; False if it could not."""
WRITES: Final = "writes"
"""The name there of what writes a whole frame if the connection is ready, and tells whether it was."""


class Requests(HttpToolsProtocol):
    """HTTP/1.1 whose requests must come to the point."""

    _timer: asyncio.TimerHandle | None = None
    _size = 0
    _in_head = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._have_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes; too many before the head is complete are refused."""
        if self._timer is not None:
            self._size += len(data)
            if self._size > MOST_HEAD and b"\r\n\r\n" not in data:
                self._refuse()
                return
        super().data_received(data)
        if self._in_head and self._timer is None:
            self._await_head()

    def on_message_begin(self) -> None:
        """A head begins; most come whole, and only for the rest of one that did not is waited."""
        super().on_message_begin()
        self._in_head = True

    def on_headers_complete(self) -> None:
        """The head is there: the request begins, and may be answered in one go."""
        self._have_head()
        super().on_headers_complete()
        if self.scope["method"] == "POST":
            self.scope["state"][ANSWERS] = partial(self._answer, self.cycle)

    def _answer(self, cycle: RequestResponseCycle, status: int, body: bytes) -> bool:
        """Write at once what uvicorn's own ``send`` would, given the head and then the body of an answer."""
        if cycle.flow.write_paused or cycle.disconnected:
            return False
        head = [b"%s: %s\r\n" % header for header in cycle.default_headers]
        head.append(b"content-type: application/json\r\ncontent-length: %d\r\n" % len(body))
        if not cycle.keep_alive:
            head.append(b"connection: close\r\n")
        cycle.transport.write(b"".join((STATUS_LINE[status], *head, b"\r\n", body)))
        cycle.response_started = cycle.response_complete = True
        cycle.message_event.set()
        if not cycle.keep_alive:
            cycle.transport.close()
        cycle.on_response()
        return True

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection on, and let go of the parser, which holds this protocol in turn."""
        super().handle_websocket_upgrade()
        self.parser = None  # type: ignore[assignment]

    def _await_head(self) -> None:
        self._size = 0
        self._timer = self.loop.call_later(HEAD_SECONDS, self._refuse)

    def _have_head(self) -> None:
        self._in_head = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self) -> None:
        self._have_head()
        self.transport.abort()


class Socket(WebSocketsSansIOProtocol):
    """A WebSocket whose client proves that it reads."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep little for a client that falls behind: past that its own outbox counts."""
        super().connection_made(transport)
        self._reads: asyncio.Future[None] = self.loop.create_future()
        self.transport.set_write_buffer_limits(high=MOST_UNSENT)

    def handle_connect(self, event: Request) -> None:
        """Let the application see when the client has shown that it reads."""
        super().handle_connect(event)
        scope: Any = getattr(self, "scope", None)
        if scope is not None:
            scope["state"][READS] = self._reads
            scope["state"][WRITES] = self.write_frame

    def start_keepalive(self) -> None:
        """Ping at once, not only after the first interval; the handshake is over and need not be kept."""
        del self.request, self.response
        self.send_keepalive_ping()

    def connection_lost(self, exc: Exception | None) -> None:
        """End the parser, which holds the connection in turn: the collector seldom looks for such circles."""
        super().connection_lost(exc)
        self.conn.parser.close()

    def write_frame(self, frame: bytes) -> bool:
        """Write a whole frame, unless the connection is backed up or closing; True if it was written."""
        if self.conn.state is not State.OPEN or self.disconnected or not self.writable.is_set():
            return False
        self.transport.write(frame)
        return True

    def handle_pong(self, event: Frame) -> None:
        """The client reads."""
        super().handle_pong(event)
        if self.pending_ping_payload is None and not self._reads.done():
            self._reads.set_result(None)
