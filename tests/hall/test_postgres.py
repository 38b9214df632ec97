"""The same hall on PostgreSQL: a number, a call, the plug pulled, and all is as it was."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class Server:
    """A hall-server in a process of its own, on the store that is given."""

    def __init__(self, store: str) -> None:
        argv = [sys.executable, "-m", "queue_server", "--store", store, "--port", "0"]
        self.process = subprocess.Popen(argv, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        self.stderr = self.process.stderr
        self.said: list[str] = []
        self.url = self._listening()

    def _listening(self) -> str:
        """Return its address once it listens, or nothing when it ended."""
        for line in self.stderr:
            self.said.append(line)
            found = ADDRESS.search(line)
            if found and "listening" in line:
                return found.group()
        return ""

    def ask(self, path: str, **body: Any) -> tuple[int, Any]:
        """Return status and answer of a GET, or of a POST when there is a body."""
        data = json.dumps(body).encode() if body else None
        asked = urllib.request.Request(f"{self.url}/api/v1{path}", data, {"content-type": "application/json"})
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return answer.status, json.load(answer)

    def end(self, how: signal.Signals) -> int:
        """Return the exit status."""
        self.process.send_signal(how)
        self.stderr.close()
        return self.process.wait(30)


@pytest.fixture
def started(cluster: Any) -> Iterator[list[Server]]:
    """Return the servers of a test; those that still run are ended with it."""
    servers: list[Server] = []
    yield servers
    for server in servers:
        if server.process.poll() is None:
            server.end(signal.SIGKILL)
        server.stderr.close()


def begin(started: list[Server], store: str) -> Server:
    started.append(Server(store))
    assert started[-1].url, started[-1].said
    return started[-1]


def test_a_killed_server_comes_back_as_it_was(cluster: Any, started: list[Server]) -> None:
    store = cluster.database()
    first = begin(started, store)
    status, ticket = first.ask("/tickets", command_id="i1", queue="police")
    assert (status, ticket["number"][-3:]) == (201, "001")
    window = ticket["windows"][0]
    first.ask(f"/windows/{window}/open", command_id="o1", clerk="li")
    _, called = first.ask(f"/windows/{window}/call-next", command_id="c1")
    assert called["ticket"]["id"] == ticket["id"]
    _, events = first.ask("/events?limit=1000")
    first.end(signal.SIGKILL)

    second = begin(started, store)
    assert second.ask("/events?limit=1000")[1] == events
    _, again = second.ask(f"/tickets/{ticket['id']}")
    assert (again["state"], again["window"], again["number"]) == ("called", window, ticket["number"])
    status, repeated = second.ask("/tickets", command_id="i1", queue="police")
    assert (status, repeated["id"], repeated["number"]) == (200, ticket["id"], ticket["number"])
    _, other = second.ask("/tickets", command_id="i2", queue="police")
    assert other["number"][-3:] == "002"
    second.ask(f"/windows/{window}/start", command_id="s1")
    assert second.end(signal.SIGTERM) == 0

    argv = [sys.executable, "-m", "queue_server.admin", "--store", store]
    for verb, said in (("verify", "the chain is whole"), ("replay", "the tables are as the log")):
        done = subprocess.run([*argv, verb], capture_output=True, text=True, check=True)
        assert said in done.stdout


def test_a_second_server_is_refused_until_the_first_is_killed(cluster: Any, started: list[Server]) -> None:
    store = cluster.database()
    first = begin(started, store)
    started.append(Server(store))
    second = started[-1]
    assert second.process.wait(30) == 1
    assert second.said[-1].endswith("is in use by another hall-server\n")
    assert "Traceback" not in "".join(second.said)
    first.end(signal.SIGKILL)
    begin(started, store)
