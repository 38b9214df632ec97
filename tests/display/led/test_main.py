"""``hall-led`` as a process: help, version, sentences instead of tracebacks, a clean stop."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "display.led"]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_it_says_what_it_is(word: str) -> None:
    done = run(word)
    assert done.returncode == 0
    assert "hall-led" in done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--site", "nowhere"), "nowhere"),
        (
            ("--line", "x"),
            "no LED line 'x' at site 'centre'; expected one of: led-left, led-right",
        ),
        (("--address", "led-left=usb"), "kind = 'usb'"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_status_1(words: tuple[str, ...], sentence: str) -> None:
    done = run(*words)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_without_server_and_line_it_waits_and_stops_when_told(tmp_path: Path) -> None:
    words = [
        "--line",
        "led-left",
        "--address",
        f"led-left=serial:{tmp_path}/none",
        "--server",
        "ws://[::1]:1",
    ]
    with subprocess.Popen([*COMMAND, *words], stderr=subprocess.PIPE, text=True) as program:
        assert program.stderr is not None
        said = json.loads(program.stderr.readline())
        assert (said["event"], said["line"]) == ("led_line_lost", "led-left")
        program.send_signal(signal.SIGTERM)
        assert program.wait(30) == 0
        assert "Traceback" not in program.stderr.read()
