"""Beats as systemd's protocol wants them: ready first, then alive; silent when nobody listens."""

import socket
from pathlib import Path

import pytest

from station.heartbeat import Heartbeat


@pytest.mark.parametrize("abstract", [False, True])
def test_ready_first_and_alive_from_then_on(tmp_path: Path, abstract: bool) -> None:
    path = f"@hall-test-{tmp_path.name}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as watcher:
        watcher.bind(f"\0{path[1:]}" if abstract else path)
        watcher.settimeout(10)
        heart = Heartbeat({"NOTIFY_SOCKET": path})
        for _ in range(3):
            heart.beat()
        assert [watcher.recv(100) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]


def test_nobody_listens(tmp_path: Path) -> None:
    Heartbeat({}).beat()
    Heartbeat({"NOTIFY_SOCKET": str(tmp_path / "nowhere")}).beat()
