"""``peer``: the hall beside FQM, a queue system in Python that a hall might pick instead.

``python -m benchmarks peer --fqm DIR`` takes a checkout of FQM with its
requirements in ``DIR/.venv`` (or in this Python). Eight clients take numbers by
FQM's kiosk page (as a browser does: send the form, follow to the next page),
by its API, and call tickets by its API; then eight do the same with the hall.
FQM keeps its database in the folder of the run, not in the checkout.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlencode

from benchmarks.commands import talk
from benchmarks.issue import load
from benchmarks.measure import Round
from benchmarks.processes import NotStarted, Served, all_ready, free_port, hall

CLIENTS: Final = 8
ROUNDS: Final = 3
STARTED_WITHIN: Final = 90.0
WINDOWS: Final = ("r19", "r20", "r21", "l10", "l11", "r25", "r26", "r22")
"""Windows for the queues in which numbers are taken."""
SEED: Final = """
import os
from app.main import bundle_app
from app.middleware import db
from app import database as d
with bundle_app().app_context():
    office, task, token = d.Office("1", "A"), d.Task("Licence"), d.AuthTokens("bench")
    task.offices.append(office)
    for one in (office, task, token):
        db.session.add(one)
    db.session.commit()
    first = d.Serial(number=100, office_id=office.id, task_id=task.id, p=True)
    db.session.add(first)
    d.Touch_store.get().n = True
    db.session.commit()
    print("seeded", office.id, task.id, token.token, flush=True)
os._exit(0)
"""
CSRF: Final = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Fqm(NamedTuple):
    """A running FQM: where, and what is asked of it with which token."""

    port: int
    office: str
    task: str
    token: str

    def connection(self) -> http.client.HTTPConnection:
        """Return a connection of a client's own."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


def run(quick: bool, fqm: Path | None = None) -> list[Round]:
    """Return the figures of each round. Raises NotStarted without a checkout of FQM."""
    if fqm is None or not (fqm / "run.py").is_file():
        raise NotStarted(f"--fqm {fqm}: expected a checkout of FQM (github.com/mrf345/FQM)")
    seconds = 2.0 if quick else 6.0
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as name, _fqm(fqm.resolve(), Path(name)) as peer:
        server = hall(Path(name) / "hall.db")
        with all_ready(server):
            for window in WINDOWS:
                server.post(f"/api/v1/windows/{window}/open", {"command_id": f"open-{window}"})
            return [_round(peer, server, seconds) for _ in range(ROUNDS)]


def _round(peer: Fqm, server: Served, seconds: float) -> Round:
    page = _by_eight(lambda: _page(peer), seconds)
    api = _by_eight(lambda: _api(peer), seconds)
    calls = _by_eight(lambda: _calls(peer), seconds / 2)
    issued = load(server, CLIENTS, seconds / 2)["per_s"]
    talk(server, CLIENTS, 8, seconds / 2)
    called = load(server, CLIENTS, seconds / 4, *WINDOWS)["per_s"]
    return {
        "vs_fqm_kiosk": issued / page,
        "vs_fqm_api": issued / api,
        "vs_fqm_call": called / calls,
        "tickets_per_s": issued,
        "calls_per_s": called,
        "fqm_kiosk_per_s": page,
        "fqm_api_per_s": api,
        "fqm_calls_per_s": calls,
    }


def _by_eight(client: Callable[[], Callable[[], None]], seconds: float) -> float:
    """Return how often a second eight clients, each in a thread of its own, get done what they do."""
    counts, failed = [0] * CLIENTS, list[Exception]()
    until = time.monotonic() + seconds

    def work(index: int) -> None:
        try:
            once = client()
            while time.monotonic() < until:
                once()
                counts[index] += 1
        except Exception as error:  # noqa: BLE001  told below, by the thread that waits for all
            failed.append(error)

    began = time.monotonic()
    threads = [threading.Thread(target=work, args=(index,)) for index in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise RuntimeError(f"FQM: {failed[0]}")
    return sum(counts) / (time.monotonic() - began)


def _page(peer: Fqm) -> Callable[[], None]:
    """Return what takes one number by the kiosk page, the form and its cookie fetched before."""
    connection, path = peer.connection(), f"/serial/{peer.task}/{peer.office}"
    answer, body = _ask(connection, "GET", path, None, {})
    found = CSRF.search(body.decode())
    if found is None:
        raise RuntimeError("no form on its kiosk page")
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    head = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    form = urlencode({"csrf_token": found[1], "name": "Citizen"})

    def once() -> None:
        sent, _ = _ask(connection, "POST", path, form, head)
        if sent.status not in (302, 303):
            raise RuntimeError(f"its kiosk page answered {sent.status}")
        _ask(connection, "GET", f"/touch/1/{peer.office}", None, {"Cookie": cookie})

    return once


def _api(peer: Fqm) -> Callable[[], None]:
    connection = peer.connection()
    body = f'{{"task_id":{peer.task},"office_id":{peer.office},"n":true,"name":"Citizen"}}'
    head = {"Authorization": peer.token, "Content-Type": "application/json"}
    return lambda: _good(_ask(connection, "POST", "/api/v1/tickets/", body, head))


def _calls(peer: Fqm) -> Callable[[], None]:
    connection, head = peer.connection(), {"Authorization": peer.token}
    path = f"/api/v1/tickets/pull?office_id={peer.office}"
    return lambda: _good(_ask(connection, "GET", path, None, head))


def _ask(
    connection: http.client.HTTPConnection, method: str, path: str, body: str | None, head: dict[str, str]
) -> tuple[http.client.HTTPResponse, bytes]:
    connection.request(method, path, body, head)
    answer = connection.getresponse()
    return answer, answer.read()


def _good(answered: tuple[http.client.HTTPResponse, bytes]) -> None:
    answer, body = answered
    if answer.status != 200:
        raise RuntimeError(f"its API answered {answer.status}: {body[:200]!r}")


@contextmanager
def _fqm(checkout: Path, folder: Path) -> Iterator[Fqm]:
    own = checkout / ".venv" / "bin" / "python"
    python = str(own) if own.exists() else sys.executable
    database = f"sqlite:///{folder / 'fqm.sqlite'}?check_same_thread=False"
    world = {**os.environ, "DATABASE_URI": database, "PYTHONPATH": str(checkout)}
    seeded = subprocess.run(
        [python, "-c", SEED],
        cwd=checkout,
        env=world,
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        check=False,
    )
    told = next((line.split() for line in seeded.stdout.splitlines() if line.startswith("seeded ")), None)
    if told is None:
        raise NotStarted(f"FQM in {checkout} did not come up: {seeded.stderr.strip()[-400:]}")
    peer = Fqm(free_port(), *told[1:])
    words = ["run.py", "--cli", "--quiet", "--ip", "127.0.0.1", "--port", str(peer.port)]
    with subprocess.Popen(
        [python, *words], cwd=checkout, env=world, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _answering(peer, process)
            yield peer
        finally:
            process.kill()


def _answering(peer: Fqm, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return _good(
                _ask(peer.connection(), "GET", "/api/v1/tickets/", None, {"Authorization": peer.token})
            )
        except OSError:
            time.sleep(0.2)
    raise NotStarted("FQM does not answer")
