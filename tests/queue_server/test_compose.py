"""The whole server wired up: it comes down in good order, and does not live on without its writer."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from queue_server import compose as compose_module
from queue_server.compose import clock, compose, entropy
from queue_server.engine import engine as engine_module
from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import BrokenLog
from wire.intents import Issue


def test_the_clock_is_aware_and_words_are_fresh() -> None:
    assert clock().tzinfo is not None
    words = {entropy() for _ in range(1_000)}
    assert len(words) == 1_000
    assert {len(word) for word in words} == {20}


def test_a_server_on_a_file_loads_nothing_that_only_others_need() -> None:
    """What it loads, a hall waits for after each fall."""
    told = "import sys, queue_server.__main__; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    parts = {name.partition(".")[0] for name in loaded.split()}
    assert {"queue_server", "litestar"} <= parts
    assert not parts & {"asyncpg", "babel", "PIL", "kivy", "numpy", "pypinyin"}


async def test_down_and_up_again_on_the_same_file(tmp_path: Path, site: Any) -> None:
    for _ in range(3):
        async with compose(site(), tmp_path / "hall.db"):
            with pytest.raises(StoreFailed, match="in use"):
                async with compose(site(), tmp_path / "hall.db"):
                    pytest.fail("two servers on one file")


async def test_what_fails_inside_goes_through_and_the_file_is_free_again(tmp_path: Path, site: Any) -> None:
    with pytest.raises(ZeroDivisionError):
        async with compose(site(), tmp_path / "hall.db"):
            raise ZeroDivisionError
    async with compose(site(), tmp_path / "hall.db"):
        pass


async def test_a_writer_that_dies_takes_the_server_down_with_its_reason(
    tmp_path: Path, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that fails once, over a log that was altered meanwhile, leaves nothing to go on with."""
    database = tmp_path / "hall.db"
    engines: list[Any] = []

    class Watched(engine_module.Engine):
        def __init__(self, *given: Any, **more: Any) -> None:
            super().__init__(*given, **more)
            engines.append(self)

    monkeypatch.setattr(compose_module, "Engine", Watched)
    monkeypatch.setattr(engine_module, "RETRY_SECONDS", 0.0)

    async def until_broken() -> None:
        async with compose(site(), database):
            await ask(engines[0], "c1")
            with sqlite3.connect(database) as connection:
                connection.execute("UPDATE events SET hash = zeroblob(32) WHERE seq = 1")
                connection.execute("INSERT INTO events VALUES (3, x'00', x'00')")
            connection.close()
            await ask(engines[0], "c2")
            await asyncio.sleep(30)
            pytest.fail("it lived on")

    with pytest.raises(BrokenLog, match="record 1"):
        await until_broken()


async def ask(engine: Any, name: str) -> Any:
    return await engine.submit(Issue(command_id=name, queue="a"), "x", "y")
