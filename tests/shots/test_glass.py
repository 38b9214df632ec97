"""A running board is photographed off its virtual screen: the pixels that stand there."""

import sys
from pathlib import Path

from PIL import Image

from demo.automation import Face
from demo.displays import Display
from demo.processes import Processes
from demo.program import Command, Program
from shots.album import Album, Title
from shots.glass import Glass

SIZE = (960, 540)


async def test_what_stands_on_the_glass_is_filed(tmp_path: Path) -> None:
    display = Display("board", SIZE, tmp_path / "display")
    socket = tmp_path / "board.sock"
    words = ("--board", "board-left", "--server", "ws://127.0.0.1:9", "--sound", "none", "--size", "960x540")
    line = (sys.executable, "-m", "display", *words, "--automation", str(socket), "--state", str(tmp_path))

    async def listens() -> bool:
        return socket.exists()

    board = Program("board", lambda: Command(line, display.environment), listens, 1)
    album = Album(tmp_path / "shots", lambda _: None)
    album.open()
    async with Processes(tmp_path / "logs", lambda _: None) as processes:
        await processes.start([display.program(0), board])
        shown = await Glass("board", "small", display, Face(socket, None), album).shoot(
            "calls", "start", "zh"
        )
    assert shown.state == "starting"
    assert album.titles == [Title("board", "calls", "start-small", "zh")]
    with Image.open(album.folder / "board-calls-start-small-zh.png") as picture:
        assert picture.size == SIZE
        assert len(picture.getcolors(1 << 20) or ()) > 50
    assert album.faults == []
