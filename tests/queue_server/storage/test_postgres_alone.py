"""The one writing session: nobody beside it, and what the operator is told about it."""

import pytest
import structlog

from queue_server.engine.ports import StoreFailed
from queue_server.storage.place import Postgres
from queue_server.storage.postgres_alone import Alone


async def test_before_it_has_begun_there_is_no_session(postgres: str) -> None:
    with pytest.raises(StoreFailed, match="connection was lost"):
        Alone(Postgres(postgres)).session()


async def test_to_begin_twice_is_to_go_on(postgres: str) -> None:
    alone = Alone(Postgres(postgres))
    await alone.begin()
    first = alone.session()
    await alone.begin()
    assert alone.session() is first
    await alone.close()
    await alone.close()


async def test_who_drops_its_session_lets_another_in(postgres: str) -> None:
    one, other = Alone(Postgres(postgres)), Alone(Postgres(postgres))
    await one.begin()
    one.drop()
    await other.begin()
    with pytest.raises(StoreFailed, match="in use by another hall-server"):
        await one.begin()
    await other.close()


async def test_a_server_that_does_not_sync_is_told_of(postgres: str) -> None:
    with structlog.testing.capture_logs() as told:
        alone = Alone(Postgres(postgres))
        await alone.begin()
        await alone.close()
    assert [entry["event"] for entry in told] == ["fsync_off"]
