"""A small web server for players: files by range that can be cut short, and plays that can be refused."""

import http.server
import re
import threading
from collections.abc import Iterator

import msgspec
import pytest

from programme.play import Plays


class FileServer:
    """``files`` by hash; a GET ends after ``cut`` bytes, if that is set; ``plays`` are those that came."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.cut: int | None = None
        self.asked: list[str] = []
        self.plays: list[Plays] = []
        self.refuses = False
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = owner.files.get(self.path.rpartition("/")[2])
                asked = self.headers.get("Range", "")
                owner.asked.append(asked)
                if body is None:
                    self.send_error(404)
                    return
                found = re.fullmatch(r"bytes=(\d+)-", asked)
                start = int(found[1]) if found else 0
                if start >= len(body):
                    self.send_error(416)
                    return
                self.send_response(206 if found else 200)
                self.send_header("Content-Length", str(len(body) - start))
                self.end_headers()
                self.wfile.write(body[start:][: owner.cut])

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if not owner.refuses:
                    owner.plays.append(msgspec.json.decode(body, type=Plays))
                self.send_response(503 if owner.refuses else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"ws://127.0.0.1:{self._server.server_port}/ws"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def file_server() -> Iterator[FileServer]:
    server = FileServer()
    yield server
    server.stop()
