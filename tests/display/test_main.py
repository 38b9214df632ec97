"""The program without a screen: it announces, reports, ends when told; failures are told in a sentence."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from display.__main__ import main
from wire import receipts

DEADLINE = 40


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["--board", "kiosk-left"],
            "no board 'kiosk-left' at this site; expected one of: board-left, board-right",
        ),
        (
            ["--board", "board-left", "--also", "attic"],
            "no hall 'attic' at this site; expected one of: left, right",
        ),
        (["--board", "board-left", "--sound", "pulse"], "'pulse', expected alsa:<device>"),
        (["--board", "board-left", "--voice", "ekho"], "'ekho', expected clips:DIR"),
        (["--board", "board-left", "--voice", "clips:/nowhere"], "/nowhere/manifest.toml"),
        (["--board", "board-left", "--config", "/nowhere"], "county.toml"),
    ],
)
def test_what_cannot_work_is_told(words: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 1
    told = capsys.readouterr().err
    assert told.startswith("hall-board: ")
    assert says in told


async def test_a_board_without_a_screen_speaks(fake_hall: Any, tmp_path: Path) -> None:
    board = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "display", "--board", "board-left", "--no-screen", "--also", "right"),
        *("--server", fake_hall.url, "--sound", f"file:{tmp_path}?pace=20", "--repeats", "1"),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await fake_hall.until(lambda: fake_hall.hellos)
        assert fake_hall.hellos[0].rooms == ("hall:left", "hall:right")
        fake_hall.call("A012", "l03")
        fake_hall.call("L108", "r21")
        await fake_hall.until(lambda: len(fake_hall.heard) == 2)
    finally:
        board.send_signal(signal.SIGTERM)
        _, told = await asyncio.wait_for(board.communicate(), DEADLINE)
    assert board.returncode == 0, told
    assert fake_hall.heard == [
        receipts.CallSpoken(
            command_id=f"spoken:board-left:{ticket}:1", ticket=ticket, times=1, speaker="board-left"
        )
        for ticket in ("t-A012", "t-L108")
    ]
    lines = [json.loads(line) for line in (tmp_path / "spoken.jsonl").read_text().splitlines()]
    assert [line["text"] for line in lines] == ["请A012号到3号窗口", "请L108号到右厅21号窗口"]
    assert all(line["seconds"] > 3 and -30 < line["level_db"] < -10 for line in lines)
    assert b'"phase": "live"' in told


def test_without_a_display_it_says_so_instead_of_drawing_where_nobody_looks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "display", "--board", "board-left", "--sound", "none"],
        env={**os.environ, "DISPLAY": ":99999", "SDL_VIDEODRIVER": "x11"},
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("hall-board: no window could be opened on DISPLAY=':99999'")
    assert "Traceback" not in done.stderr
