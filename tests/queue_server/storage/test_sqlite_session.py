"""Single statements on the site's file: kept at once, also beside the log's own connection."""

from pathlib import Path

import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.storage.sqlite_session import open_session


async def test_what_one_keeps_another_finds(file: Path) -> None:
    one, other = await open_session(file), await open_session(file)
    await one.run("put_device", ("kiosk", "kiosk", b"hash"))
    assert await other.one("get_device", (b"hash",)) == ("kiosk", "kiosk")
    assert await other.one("get_device", (b"none",)) is None
    await one.close()
    await other.close()


async def test_a_statement_that_cannot_be_carried_out_fails(file: Path) -> None:
    session = await open_session(file)
    with pytest.raises(StoreFailed, match="NOT NULL"):
        await session.run("put_device", ("kiosk", None, b"hash"))
    await session.close()
