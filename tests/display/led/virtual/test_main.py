"""``python -m display.led.virtual`` as the demo starts it: a process with orders on standard input."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import serial

from display.led.protocols import onbon
from display.led.virtual.__main__ import bar_of, main

COMMAND = [sys.executable, "-m", "display.led.virtual"]


@pytest.mark.parametrize(
    "word", ["", "1", "x:L01", "1:", "1:a/b", "1:L01:x", "1:L01:16:blue", "1:L01:16::17"]
)
def test_a_bar_badly_described_is_refused(
    word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--link", str(tmp_path / "x"), "--dir", str(tmp_path), "--bars", word]) == 2
    assert "expected" in capsys.readouterr().err


def test_the_program_serves_fails_and_heals_by_order(tmp_path: Path) -> None:
    link = tmp_path / "led"
    options = ["--link", str(link), "--bars", "1:L01,2:L02:20:amber", "--dir", str(tmp_path), "--baud", "0"]
    with subprocess.Popen(
        COMMAND + options, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        assert program.stderr is not None
        assert json.loads(program.stdout.readline()) == {"ready": str(link)}
        with serial.Serial(str(link), timeout=60) as port:
            port.write(onbon.show(2, [onbon.Area("请A012号到3号窗口", width=160)]))
            reply = port.read_until(b"\x5a")
            assert onbon.decode(reply)[1] == onbon.Reply(2, ack=True, error=0)
            program.stdin.write(b'{"fault": "nonsense"}\n{"fault": "nack", "screen": 1, "error": 3}\n')
            program.stdin.flush()
            assert b"expected one of mute, nack" in program.stderr.readline()
            port.write(onbon.turn(1, True))
            assert onbon.decode(port.read_until(b"\x5a"))[1] == onbon.Reply(1, ack=False, error=3)
        program.terminate()
        assert program.wait(60) == 0
    assert not link.is_symlink()
    assert json.loads((tmp_path / "L02.json").read_text(encoding="utf-8"))["text"] == "请A012号到3号窗口"


def test_several_lines_in_one_program_are_told_apart_by_name(tmp_path: Path) -> None:
    options = []
    for name, more in (("one", ["--protocol", "cpower"]), ("two", ["--protocol", "bar-a"])):
        place = ["--link", str(tmp_path / name), "--dir", str(tmp_path / f"{name}s")]
        options += ["--and", "--name", name, *place, "--bars", "1:L01", *more]
    with subprocess.Popen(COMMAND + options[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        ready = [json.loads(program.stdout.readline())["ready"] for _ in range(2)]
        assert ready == [str(tmp_path / "one"), str(tmp_path / "two")]
        program.stdin.write(b'{"line": "two", "fault": "unplug"}\n')
        program.stdin.flush()
        until(lambda: not (tmp_path / "two").is_symlink())
        assert (tmp_path / "one").is_symlink()
        program.terminate()
        assert program.wait(60) == 0


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("1:L01", (16, "red", 16)),
        ("1:L01:20", (20, "red", 16)),
        ("1:L01:20:amber", (20, "amber", 16)),
        ("1:L01:32::32", (32, "red", 32)),
        ("1:L01:32:green:24", (32, "green", 24)),
    ],
)
def test_a_bar_as_it_is_described(tmp_path: Path, word: str, told: tuple[int, str, int]) -> None:
    bar = bar_of(word, tmp_path, "red")
    assert (bar.cells, bar.colour, bar.rows) == told


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
