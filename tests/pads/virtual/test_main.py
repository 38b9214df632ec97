"""``python -m pads.virtual`` as the demo starts it: a process with orders on standard input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import serial

from pads.protocols import ff68
from pads.virtual.__main__ import main, pad_of

COMMAND = [sys.executable, "-m", "pads.virtual"]


def test_a_pad_described() -> None:
    pad = pad_of("12:l12", Path("/tmp"))
    assert (pad.number, pad.name) == (12, "l12")


@pytest.mark.parametrize("word", ["", "1", "x:l01", "1:", "0:l01", "255:l01", "1:a/b"])
def test_a_pad_badly_described_is_refused(
    word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--link", str(tmp_path / "x"), "--dir", str(tmp_path), "--pads", word]) == 2
    assert "expected address:name" in capsys.readouterr().err


def test_the_program_presses_by_order_and_shows_digits(tmp_path: Path) -> None:
    link = tmp_path / "pads"
    words = ["--link", str(link), "--pads", "1:l01,2:l02", "--dir", str(tmp_path), "--baud", "0"]
    with subprocess.Popen(
        COMMAND + words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        assert json.loads(program.stdout.readline()) == {"ready": str(link)}
        with serial.Serial(str(link), timeout=30) as port:
            program.stdin.write(b'{"press": "dance", "pad": 1}\n{"press": "next", "pad": "l02"}\n')
            program.stdin.flush()
            assert b"'dance': expected one of" in program.stderr.readline()
            pressed = port.read(10)
            assert ff68.decode(pressed) == (10, ff68.Frame(2, 0x10, b"\x0c"))
            port.write(pressed + ff68.encode(ff68.show(2, (None, None, 4, 0, 1, 2))))
            state = tmp_path / "l02.json"
            while json.loads(state.read_text(encoding="utf-8"))["ticket"] != "012":
                assert program.poll() is None
        program.terminate()
        assert program.wait(30) == 0
    assert not link.is_symlink()
