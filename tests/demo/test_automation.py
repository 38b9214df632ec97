"""Asking a face, against the real answering side."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from demo.automation import Face, NotAnswered, read_screen
from faces.automation import CannotDo, serve


class Glass:
    def __init__(self) -> None:
        self.touched: list[str] = []

    def report(self) -> dict[str, Any]:
        targets = [{"id": "begin", "text": "Begin", "box": [10, 20, 30, 41]}]
        return {"screen": "attract", "state": "", "targets": targets, "texts": ["Welcome"], "number": "A001"}

    def still(self) -> bool:
        return True

    def shoot(self, path: Path) -> None:
        path.write_bytes(b"png")

    def touch(self, target: str) -> None:
        if self.touched:
            raise CannotDo("too late")
        self.touched.append(target)

    def survey(self) -> dict[str, Any]:
        return {}

    def marks(self) -> list[dict[str, Any]]:
        return []


async def test_what_is_on_the_glass(tmp_path: Path) -> None:
    async with await serve(tmp_path / "s", Glass()):
        face = Face(tmp_path / "s", None)
        screen = await face.screen()
        assert (screen.screen, screen.texts, screen.more["number"]) == ("attract", ("Welcome",), "A001")
        begin = screen.target("begin")
        assert begin is not None
        assert begin.centre == (25, 40)
        assert screen.target("end") is None
        await face.shot(tmp_path / "it.png")
        assert (tmp_path / "it.png").exists()
        assert (await face.wait(1, screen="attract")).screen == "attract"


async def test_a_double_tap_without_glass_is_one_touch(tmp_path: Path) -> None:
    glass = Glass()
    async with await serve(tmp_path / "s", glass):
        face = Face(tmp_path / "s", None)
        begin = (await face.screen()).target("begin")
        assert begin is not None
        await face.touch(begin, twice=True)
        assert glass.touched == ["begin"]
        with pytest.raises(NotAnswered, match="too late"):
            await face.touch(begin)


async def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(NotAnswered, match="nobody did not answer"):
        await Face(tmp_path / "nobody", None).screen()


async def test_one_that_hangs_up(tmp_path: Path) -> None:
    def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_unix_server(hang_up, str(tmp_path / "s")):
        with pytest.raises(NotAnswered, match=r"hung up|did not answer"):
            await Face(tmp_path / "s", None).screen()


def test_a_report_without_anything() -> None:
    screen = read_screen({})
    assert (screen.screen, screen.state, screen.targets, screen.texts) == ("", "", (), ())
