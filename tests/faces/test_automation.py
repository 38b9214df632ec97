"""The socket by which tests see and touch a screen."""

import asyncio
import json
import stat
from pathlib import Path

import pytest

from faces.automation import CannotDo, Report, answered, serve


class Pane:
    """A glass that shows ``screen`` and turns still after some looks."""

    def __init__(self) -> None:
        self.screen = "home"
        self.looks = 0
        self.touched: list[str] = []

    def report(self) -> Report:
        return {"screen": self.screen, "state": "", "targets": [], "texts": ["取号"]}

    def still(self) -> bool:
        self.looks += 1
        if self.looks == 3:
            self.screen = "item"
        return True

    def shoot(self, path: Path) -> None:
        path.write_bytes(b"png")

    def touch(self, target: str) -> None:
        if target != "take":
            raise CannotDo(f"no target {target!r}")
        self.touched.append(target)

    def survey(self) -> Report:
        return {"texts": []}

    def marks(self) -> list[Report]:
        return [{"touch": target, "at": 1.0} for target in self.touched]


async def ask(glass: Pane, **question: object) -> Report:
    return await answered(json.dumps(question).encode(), glass)


async def test_the_screen_is_told() -> None:
    assert (await ask(Pane(), ask="screen"))["screen"] == "home"


async def test_waiting_ends_when_the_screen_is_there() -> None:
    assert (await ask(Pane(), ask="wait", screen="item", text="取", timeout=5))["screen"] == "item"


async def test_waiting_in_vain_says_what_was_seen() -> None:
    answer = await ask(Pane(), ask="wait", screen="taken", timeout=0.05)
    assert answer["error"] == "not seen within 0.05 s"
    assert answer["was"]["screen"] in ("home", "item")


async def test_a_shot_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert await ask(Pane(), ask="shot", path=str(path)) == {"path": str(path)}
    assert path.read_bytes() == b"png"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"not json", "not JSON"),
        (b"[1]", "expected a JSON object"),
        (b'{"ask": "moon"}', "expected one of screen, shot, wait"),
        (b'{"ask": "shot", "path": "a.gif"}', "ends in .png"),
        (b'{"ask": "shot", "path": "/nowhere/a.png"}', "No such file"),
        (b'{"ask": "wait", "timeout": "long"}', "expected seconds"),
        (b'{"touch": "moon"}', "no target 'moon'"),
    ],
)
async def test_what_cannot_be_done_is_said(line: bytes, said: str) -> None:
    assert said in (await answered(line, Pane()))["error"]


async def test_over_a_socket_and_over_a_left_over_one(tmp_path: Path) -> None:
    socket, pane = tmp_path / "a.sock", Pane()
    for _ in range(2):
        server = await serve(socket, pane)
        assert stat.S_IMODE(socket.stat().st_mode) == 0o600
        reader, writer = await asyncio.open_unix_connection(str(socket))
        writer.write(b'{"touch": "take"}\n{"ask": "screen"}\n')
        assert json.loads(await reader.readline()) == {"touched": "take"}
        assert json.loads(await reader.readline())["texts"] == ["取号"]
        writer.close()
        await writer.wait_closed()
        server.close()
        for _ in range(20):  # the far side's conversation ends as well
            await asyncio.sleep(0)
    assert pane.touched == ["take", "take"]


async def test_the_trace_is_told() -> None:
    pane = Pane()
    await answered(b'{"touch": "take"}', pane)
    assert await ask(pane, ask="trace") == {"trace": [{"touch": "take", "at": 1.0}]}
