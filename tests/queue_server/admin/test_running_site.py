"""The server that hall-admin speaks to: what it answers, what it refuses, and that nobody may be there."""

import argparse
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config.load import DEMO_COUNTY
from queue_server.admin.failed import Failed
from queue_server.admin.running_site import RunningSite, running_site


class Handler(BaseHTTPRequestHandler):
    """Says what it was asked; refuses all that is deleted."""

    def do_PUT(self) -> None:
        size = int(self.headers.get("Content-Length", "0"))
        self._say(200, {"path": self.path, "body": self.rfile.read(size).decode()})

    def do_DELETE(self) -> None:
        self._say(409, {"detail": "it is in use", "expected": "one that is not"})

    def log_message(self, *_: object) -> None:
        """Keep still."""

    def _say(self, status: int, told: object) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_answers_and_its_refusals_are_one_sentence(port: int) -> None:
    site = RunningSite("0.0.0.0", port)
    assert site.ask("PUT", "/x", b"word") == {"path": "/api/v1/x", "body": "word"}
    with pytest.raises(Failed, match="it is in use; expected one that is not"):
        site.ask("DELETE", "/x")


def test_nobody_there_is_said_with_the_address(port: int) -> None:
    asked = argparse.Namespace(config=DEMO_COUNTY, site="centre", port=1)
    with pytest.raises(Failed, match=r"127\.0\.0\.1:1 does not answer"):
        running_site(asked).ask("PUT", "/x")
