"""What the screens show, told to a running server by hall-admin as an operator does."""

import asyncio
import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL
from typing import Any

import pytest

from config.load import DEMO_COUNTY
from faults.server import Server
from queue_server.admin.__main__ import main

MEDIA = DEMO_COUNTY / "media"


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The port of a server of the demo county."""
    (tmp_path / "hall").mkdir()
    server = Server(tmp_path / "hall" / "hall.db")
    with asyncio.Runner() as runner:
        runner.run(server.start())
        yield server.port
        runner.run(server.stop(SIGKILL))


def plan(port: int) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/programme", timeout=60) as answer:
        return json.load(answer)["plan"]


def test_an_operators_day(port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(verb: str, *words: str, status: int = 0) -> str:
        assert main([verb, "--port", str(port), *words]) == status
        told = capsys.readouterr()
        return told.err if status else told.out

    name = run("notice", "write", "--ticker", "--title", "周五学习", "--hall", "left").strip()
    assert name in run("notice", "list")
    assert "is published" in run("notice", "publish", name)
    assert plan(port)["ticker"][-1] == "周五学习"
    assert "already" in run("notice", "publish", name, status=1)
    assert "is withdrawn" in run("notice", "withdraw", name)
    assert "--end" in run("emergency", "--title", "紧急疏散")
    assert [one["title"] for one in plan(port)["emergencies"]] == ["紧急疏散"]
    assert run("emergency", "--end") == "1 ended\n"
    assert "needs a --title" in run("emergency", status=1)
    assert "picture, 1080 × 1920" in run("media", "add", str(MEDIA / "tips-tall.png"))
    assert "tips-tall.png" in run("media", "list")
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    assert "cannot be shown" in run("media", "add", str(broken), status=1)
    own = tmp_path / "own.toml"
    own.write_text(
        '[[playlists]]\nid = "p"\nname = "p"\nentries = [{ media = "tips-tall.png" }]\n'
        '[[slots]]\nplaylist = "p"\n'
    )
    run("programme", "put", str(own))
    assert [one["id"] for one in plan(port)["playlists"]] == ["p"]
    assert "a playlist shows it" in run("media", "remove", "tips-tall.png", status=1)
    run("programme", "back")
    run("media", "remove", "tips-tall.png")
    own.write_text("[[slots]]\nplaylist = 3\n")
    assert "slots[0].playlist" in run("programme", "put", str(own), status=1)


def test_without_a_server_it_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["notice", "--port", "9", "list"]) == 1
    assert "does not answer" in capsys.readouterr().err
    assert main(["media", "--port", "9", "add", str(tmp_path / "gone.png")]) == 1
    assert "gone.png" in capsys.readouterr().err
