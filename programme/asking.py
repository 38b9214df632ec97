"""Plain HTTP to the queue server for what is no message: files by range, proofs of play. For threads."""

import http.client
import ssl
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

SECONDS: Final = 20.0
CHUNK: Final = 256 * 1024
FAILURES: Final = (OSError, http.client.HTTPException, ValueError)
"""What a line that is down, slow or speaks something else makes of a request."""


class Asking:
    """Asks the server whose WebSocket is at ``url``; ``token`` is this device's."""

    def __init__(self, url: str, token: str = "") -> None:
        parts = urlsplit(url)
        self._secure = parts.scheme == "wss"
        self._host = parts.hostname or "127.0.0.1"
        self._port = parts.port or (443 if self._secure else 80)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def post(self, path: str, body: bytes) -> int:
        """Return the status of a POST of JSON. Raises what FAILURES lists."""
        connection = self._connection()
        try:
            headers = {**self._headers, "Content-Type": "application/json"}
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def fetch(self, path: str, start: int) -> Iterator[tuple[int, bytes]]:
        """Yield where each chunk of the file belongs, and the chunk: from ``start`` on, if the server can.

        Raises what FAILURES lists, ValueError when the server has no such file.
        """
        connection = self._connection()
        try:
            asked: Mapping[str, str] = {"Range": f"bytes={start}-"} if start else {}
            connection.request("GET", path, headers={**self._headers, **asked})
            answer = connection.getresponse()
            if answer.status not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
                raise ValueError(f"{path}: the server answers {answer.status}")
            at = start if answer.status == HTTPStatus.PARTIAL_CONTENT else 0
            while chunk := answer.read(CHUNK):
                yield at, chunk
                at += len(chunk)
            if answer.length:  # the line broke, and http.client says nothing of it when read in parts
                raise OSError(f"{path}: {answer.length} bytes are missing")
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if self._secure:
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self._host, self._port, timeout=SECONDS, context=context)
        return http.client.HTTPConnection(self._host, self._port, timeout=SECONDS)
