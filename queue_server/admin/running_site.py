"""The running server of a site, spoken to over REST from its own machine, where it trusts who runs it."""

import argparse
import http.client
import json
from typing import IO, Any, Final

from config.load import load_site
from queue_server.admin.failed import Failed

SECONDS: Final = 300.0


class RunningSite:
    """The server of the site over HTTP."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host if host not in ("", "0.0.0.0", "::") else "127.0.0.1"
        self._port = port

    def ask(self, method: str, path: str, body: bytes | IO[bytes] | None = None, size: int = -1) -> Any:
        """Return the answer's JSON. Raises Failed."""
        connection = http.client.HTTPConnection(self._host, self._port, timeout=SECONDS)
        headers = {"Content-Type": "application/json"}
        headers |= {"Content-Length": str(size)} if size >= 0 else {}
        try:
            connection.request(method, f"/api/v1{path}", body, headers)
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException) as error:
            where = f"{self._host}:{self._port}"
            raise Failed(f"the server at {where} does not answer ({error}); is it running here?") from error
        finally:
            connection.close()
        told = json.loads(said) if said else {}
        if answer.status >= http.client.BAD_REQUEST:
            expected = f"; expected {told['expected']}" if told.get("expected") else ""
            raise Failed(f"{told.get('detail', answer.reason)}{expected}")
        return told


def running_site(asked: argparse.Namespace) -> RunningSite:
    """Return the server of the site that is asked for. Raises BadConfig."""
    server = load_site(asked.config, asked.site).server
    return RunningSite(server.host, asked.port or server.port)


def add_port(parser: argparse.ArgumentParser) -> None:
    """Let the operator say where the server listens."""
    parser.add_argument("--port", type=int, help="the port of the server (default: from the site's settings)")
