"""A machine out of its box: it shows a code, staff type it, it starts afresh as the kiosk it is."""

import asyncio
import contextlib
import io
import json
import re
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from config.load import DEMO_COUNTY
from faults.server import Server
from queue_server.admin.__main__ import main

WITHIN = 90.0


async def ask(socket: Path, **question: Any) -> Any:
    """Ask a kiosk, over its restarts."""
    async with asyncio.timeout(WITHIN):
        while True:
            with contextlib.suppress(OSError, ValueError):
                reader, writer = await asyncio.open_unix_connection(str(socket))
                writer.write(json.dumps(question).encode() + b"\n")
                line = await reader.readline()
                writer.close()
                return json.loads(line)
            await asyncio.sleep(0.05)


async def seen(socket: Path, **wanted: Any) -> Any:
    """Wait until a kiosk's screen is so."""
    async with asyncio.timeout(WITHIN):
        while True:
            told = await ask(socket, ask="screen")
            if all(told.get(name) == value for name, value in wanted.items()):
                return told
            await asyncio.sleep(0.05)


async def test_a_new_machine_becomes_the_kiosk_that_staff_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county, database, socket = tmp_path / "county", tmp_path / "hall" / "hall.db", tmp_path / "kiosk.sock"
    shutil.copytree(DEMO_COUNTY, county)
    site = county / "centre" / "site.toml"
    site.write_text(site.read_text(encoding="utf-8").replace("[server]", "[server]\ntrust_loopback = false"))
    database.parent.mkdir()
    monkeypatch.setattr("sys.stdin", io.StringIO("a long word\n"))
    options = ("--config", str(county), "--database", str(database))
    add = [*options, "user", "add", "wang", "--role", "manager", "--password-stdin"]
    assert await asyncio.to_thread(main, add) == 0
    server = Server(database, ("queue_server", "--config", str(county)))
    await server.start()
    kiosk = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk", "--no-screen", "--printer", "null:", "--config", str(county)),
        *("--automation", str(socket), "--state", str(tmp_path / "state")),
        *("--server", f"ws://127.0.0.1:{server.port}/ws"),
    )
    try:
        told = await seen(socket, screen="attract", dialog="enrol")
        assert told["targets"] == []
        (code,) = re.findall(r"\d{4}\s\d{4}", " ".join(told["texts"]))
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{server.port}/api/v1", timeout=WITHIN
        ) as staff:
            signed_in = await staff.post("/session", json={"name": "wang", "password": "a long word"})
            assert signed_in.status_code == 200
            assert (await staff.get("/devices")).json()["data"] == []
            answer = await staff.post("/enrolments", json={"code": code, "device": "kiosk-right"})
            assert answer.status_code == 200, answer.text
            told = await seen(socket, dialog="", away=False)
            assert "begin" in [target["id"] for target in told["targets"]]
            async with asyncio.timeout(WITHIN):
                while not (rows := (await staff.get("/devices")).json()["data"]):
                    await asyncio.sleep(0.05)
        assert [row["device"] for row in rows] == ["kiosk-right"]
        assert kiosk.returncode is None, "it started itself afresh, for nobody guards it"
    finally:
        kiosk.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(kiosk.wait(), WITHIN) == 0
        await server.stop(signal.SIGKILL)
