"""``hall-kiosk`` as an operator starts it, without a screen: a real process, socket and virtual printer."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.lock import FolderLock
from printers.virtual.server import VirtualPrinter


class Program:
    """A running kiosk, asked over its automation socket."""

    def __init__(self, process: asyncio.subprocess.Process, socket: Path) -> None:
        self.process = process
        self.socket = socket

    async def ask(self, **question: Any) -> Any:
        reader, writer = await asyncio.open_unix_connection(str(self.socket))
        writer.write(json.dumps(question).encode() + b"\n")
        answer = json.loads(await asyncio.wait_for(reader.readline(), 60))
        writer.close()
        await writer.wait_closed()
        return answer

    async def touch(self, *ids: str) -> None:
        for one in ids:
            assert await self.ask(touch=one) == {"touched": one}

    async def end(self) -> str:
        self.process.send_signal(signal.SIGTERM)
        _, told = await asyncio.wait_for(self.process.communicate(), 30)
        return told.decode()


async def started(folder: Path, *options: str) -> Program:
    socket = folder / "kiosk.sock"
    where = ("--automation", str(socket), "--state", str(folder / "state"))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kiosk", "--no-screen", *where, *options, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        while not socket.exists() and process.returncode is None:
            await asyncio.sleep(0.02)
    return Program(process, socket)


async def test_from_the_touch_to_the_slip_and_its_receipt(hall: Any, tmp_path: Path) -> None:
    printer = VirtualPrinter(tmp_path / "paper")
    port = await printer.listen()
    options = ("--server", hall.url, "--printer", f"tcp:127.0.0.1:{port}")
    kiosk = await started(tmp_path, *options)
    await kiosk.touch("begin", "popular:GA-A-002")
    assert (await kiosk.ask(ask="wait", screen="item", state="open", timeout=30))["screen"] == "item"
    await kiosk.touch("take")
    taken = await kiosk.ask(ask="wait", screen="taken", state="printed", timeout=30)
    assert (taken["number"], taken["ticket"]) == ("L001", "t1")
    await hall.until(hall.receipts)
    (order,) = hall.tickets
    assert [(one.command_id, one.ticket) for one in hall.receipts()] == [(f"{order}.slip", "t1")]
    (sheet,) = printer.sheets
    assert "L001" in sheet.text
    assert (await kiosk.ask(ask="shot", path=str(tmp_path / "a.png")))["error"].endswith(
        "runs with --no-screen"
    )
    assert "not on screen taken now" in (await kiosk.ask(touch="take"))["error"]
    assert await kiosk.end() == ""
    assert kiosk.process.returncode == 0
    assert not kiosk.socket.exists()

    # another start without the server: found, read, kindly refused; the kept catalogue and plan serve
    await hall.close()
    again = await started(tmp_path, *options)
    await again.touch("begin", "popular:GA-A-002")
    away = await again.ask(ask="wait", state="away", timeout=60)
    assert any("19–21" in text for text in away["texts"])
    await again.touch("take", "ok")
    await hall.open()
    assert (await again.ask(ask="wait", state="open", timeout=60))["away"] is False
    await again.end()
    await printer.close()


def failure(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["--no-screen", *options]) == 1
    told = capsys.readouterr().err
    assert told.startswith("hall-kiosk: ")
    assert "Traceback" not in told
    return told


def test_a_second_kiosk_on_one_state_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = FolderLock(tmp_path)
    assert "in use by another hall-kiosk" in failure(capsys, "--printer", "null:", "--state", str(tmp_path))
    held.close()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--site", "moon"), "moon/site.toml"),
        (("--kiosk", "kiosk-moon"), "one of kiosk-left, kiosk-right"),
        (("--printer", "lpt:1"), "one of serial: tcp: rfc2217: file: null:"),
        (("--profile", "typewriter"), "typewriter"),
        (("--state", "/dev/null/x"), "/dev/null/x"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_1(
    options: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert said in failure(capsys, *options)


def test_what_the_spool_did_not_write_is_not_guessed_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "spool.journal").write_bytes(b"not ours\n")
    assert "spool.journal, line 1" in failure(capsys, "--printer", "null:", "--state", str(tmp_path))
