"""hall-server as an operator starts and stops it: exit statuses, one sentence, nothing lost."""

import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from queue_server.__main__ import listen, main

pytestmark = pytest.mark.usefixtures("logs_as_before")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class Process:
    """A hall-server in a process of its own."""

    def __init__(self, database: Path) -> None:
        argv = [sys.executable, "-m", "queue_server", "--database", str(database), "--port", "0"]
        self.process = subprocess.Popen(argv, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        self.stderr = self.process.stderr
        line = self.stderr.readline()
        found = ADDRESS.search(line)
        assert found, line + self.stderr.read()
        self.url = found.group()

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        head = {"content-type": "application/json"}
        data = json.dumps(body).encode()
        asked = urllib.request.Request(f"{self.url}/api/v1{path}", data, head)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return dict(json.load(answer))

    def end(self, how: signal.Signals) -> tuple[int, str]:
        """Return the exit status and what stood on stderr besides log lines."""
        self.process.send_signal(how)
        rest = self.stderr.read()
        self.stderr.close()
        status = self.process.wait(30)
        return status, "".join(line for line in rest.splitlines() if not line.startswith("{"))


@pytest.fixture
def begun() -> Iterator[list[Process]]:
    begun: list[Process] = []
    yield begun
    for one in begun:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
        one.stderr.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_stopped_in_good_order_it_ends_with_0_and_goes_on_where_it_was(
    tmp_path: Path, begun: list[Process], how: signal.Signals
) -> None:
    database = tmp_path / "hall.db"
    begun.append(Process(database))
    first = begun[0].post("/tickets", command_id="c1", queue="police")
    assert begun[0].end(how) == (0, "")
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT seq FROM snapshots").fetchall() == [(2,)]
    connection.close()
    begun.append(Process(database))
    again = begun[1].post("/tickets", command_id="c1", queue="police")
    second = begun[1].post("/tickets", command_id="c2", queue="police")
    assert (again["id"], again["number"]) == (first["id"], first["number"])
    assert (first["number"][-3:], second["number"][-3:]) == ("001", "002")


def test_a_second_server_on_the_same_file_is_told_so(
    tmp_path: Path, begun: list[Process], capsys: pytest.CaptureFixture[str]
) -> None:
    begun.append(Process(tmp_path / "hall.db"))
    assert main(["--database", str(tmp_path / "hall.db"), "--port", "0"]) == 1
    assert "in use by another hall-server" in capsys.readouterr().err


def one_sentence(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Return what ``main`` says when it fails; nothing else may be on stderr."""
    assert main(list(argv)) == 1
    said = capsys.readouterr().err.strip()
    assert "Traceback" not in said
    assert said.startswith("hall-server: ")
    return said


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        said = one_sentence(capsys, "--database", str(tmp_path / "a.db"), "--port", str(port))
    assert f"127.0.0.1:{port}" in said
    assert "--port" in said


def test_a_configuration_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert str(tmp_path) in one_sentence(capsys, "--config", str(tmp_path))
    assert "nowhere" in one_sentence(capsys, "--site", "nowhere")


@pytest.mark.parametrize("content", [b"not a database at all" * 100, None])
def test_a_database_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "hall.db"
    path.mkdir() if content is None else path.write_bytes(content)
    assert str(path) in one_sentence(capsys, "--database", str(path), "--port", "0")


def test_an_altered_log_is_named_with_its_record(
    tmp_path: Path, begun: list[Process], capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "hall.db"
    begun.append(Process(database))
    for n in range(3):
        begun[0].post("/tickets", command_id=f"c{n}", queue="police")
    begun[0].end(signal.SIGKILL)  # no snapshot: the whole log is read
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE events SET line = replace(line, '001', '009') WHERE seq = 2")
    connection.close()
    said = one_sentence(capsys, "--database", str(database), "--port", "0")
    assert "broken at record 2" in said


@pytest.mark.parametrize(
    "argv", [["--port", "99999"], ["--port", "-1"], ["--port", "x"], ["--log-level", "loud"], ["extra"]]
)
def test_wrong_usage_is_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert argv[-1] in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["--help"], ["--version"]])
def test_help_and_version_are_0(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 0
    assert capsys.readouterr().out


def test_the_listener_sends_answers_at_once() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
