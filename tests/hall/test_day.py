"""A small day played to its end by the program itself, judged by its report and its exit status."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def play(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "demo", *options]
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    return subprocess.run(command, capture_output=True, text=True, timeout=200, env=environment, check=False)


@pytest.mark.parametrize("screens", [(), ("--no-kivy",)], ids=["with screens", "without screens"])
def test_nothing_is_lost_and_nothing_doubled(screens: tuple[str, ...], tmp_path: Path) -> None:
    file, state = tmp_path / "r.json", tmp_path / "state"
    options = ("--visitors", "4", "--exit", "--seed", "5", "--speed", "100", "--port", "0")
    ended = play(*options, *screens, "--report", str(file), "--state", str(state))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    report = json.loads(file.read_text())
    assert (report["lost"], report["doubled"], report["faults"]) == (0, 0, [])
    assert report["issued"] == report["printed"] == 4
    assert report["called"] == report["shown_on_board"] == report["shown_on_led"] >= 4
    assert report["spoken"] == report["called"]
    assert report["finished"] + report["no_show"] == 4
    assert 0 <= report["wait_seconds"]["median"] <= report["wait_seconds"]["p90"]
    assert "numbers issued" in ended.stdout


def test_a_second_hall_on_the_same_port_is_told_who_has_it(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = play("--port", str(port), "--no-kivy", "--exit", "--state", str(tmp_path / "state"))
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"hall-demo: port {port}, wanted for the queue server, is taken by")
    assert "Traceback" not in ended.stderr


def test_a_wrong_county_is_told_in_words(tmp_path: Path) -> None:
    ended = play(
        "--config", str(tmp_path), "--no-kivy", "--exit", "--port", "0", "--state", str(tmp_path / "s")
    )
    assert ended.returncode == 1
    assert "county.toml" in ended.stderr
    assert "Traceback" not in ended.stderr
