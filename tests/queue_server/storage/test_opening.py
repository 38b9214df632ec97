"""The one door to a store: the right kind for each place; its promises are those of the contract."""

from pathlib import Path

from queue_server.storage.opening import held, open_store
from queue_server.storage.place import Postgres
from queue_server.storage.postgres import PostgresStore
from queue_server.storage.sqlite import SqliteStore


async def test_a_path_is_a_file(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "hall.db")
    assert isinstance(store, SqliteStore)
    await store.close()


async def test_an_address_is_a_database(postgres: str) -> None:
    with held(Postgres(postgres)):
        store = await open_store(Postgres(postgres))
        assert isinstance(store, PostgresStore)
        await store.close()
