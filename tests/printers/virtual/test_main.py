"""The command line: says where it listens, prints, stops when told."""

import asyncio
import json
import signal
import sys
from pathlib import Path

from transports.open import transport_for


async def run(*arguments: object) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "printers.virtual",
        *map(str, arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )


async def told(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()


async def stop(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGTERM)
    _, complained = await asyncio.wait_for(process.communicate(), 60)
    assert (process.returncode, complained) == (0, b"")


async def test_a_printer_on_a_port(tmp_path: Path) -> None:
    process = await run("--port", 0, "--dir", tmp_path, "--dots", 384)
    pipe = transport_for(f"tcp:127.0.0.1:{await told(process)}")
    await pipe.open()
    await pipe.write(b"\x1b@A012\n\x1dV\x00\x1dr\x01", 10.0)
    assert await pipe.read(1, 60.0) == b"\x00"
    await pipe.close()
    await stop(process)
    assert json.loads((tmp_path / "slip-00001.json").read_text(encoding="utf-8"))["number"] == "A012"


async def test_a_printer_on_a_serial_line_with_a_fault(tmp_path: Path) -> None:
    link = tmp_path / "tty"
    process = await run("--pty", link, "--dir", tmp_path, "--fault", "paper_out", "--no-cutter")
    assert await told(process) == str(link)
    pipe = transport_for(f"serial:{link}")
    await pipe.open()
    await pipe.write(b"\x10\x04\x04", 10.0)
    assert await pipe.read(1, 60.0) == b"\x7e"
    await pipe.close()
    await stop(process)


async def test_a_port_that_is_taken(tmp_path: Path) -> None:
    first = await run("--dir", tmp_path)
    second = await run("--dir", tmp_path, "--port", await told(first))
    _, complained = await asyncio.wait_for(second.communicate(), 60)
    assert second.returncode == 1
    assert b"cannot start" in complained
    assert b"Traceback" not in complained
    await stop(first)
