"""``backup`` and ``restore`` as an operator runs them, from either kind of store to either."""

from asyncio import to_thread
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest

from queue_server.admin.__main__ import main
from queue_server.storage.columns import COLUMNS, named
from queue_server.storage.opening import held, open_store

KINDS = ("sqlite", "postgres")


def contents(site: Any) -> dict[str, list[Any]]:
    """Return all rows of all tables."""
    return {table: site.sql(f"SELECT {named(table)} FROM {table} ORDER BY 1, 2") for table in COLUMNS}


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_can_be_restored_to_either_kind(
    kind: str, to: str, a_day: Any, empty: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, copy, fresh = a_day(kind), tmp_path / "copy.db", empty(to)
    site.sql("INSERT INTO accounts VALUES ('li', '李敏', 'clerk', 'hash')")
    site.sql("UPDATE tickets SET slip = 'paper_out', item = '𠮷' WHERE number = 'A002'")
    assert main([*site.options, "backup", str(copy)]) == 0
    assert main([*fresh.options, "restore", str(copy)]) == 0
    assert f"{fresh.place}: restored, 8 records, the chain is whole" in capsys.readouterr().out
    assert contents(fresh) == contents(site)


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_is_one_file_and_replaces_none(
    kind: str, a_day: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, folder = a_day(kind), tmp_path / "backups"
    folder.mkdir()
    assert main([*site.options, "backup", str(folder / "copy.db")]) == 0
    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    assert main([*site.options, "backup", str(folder / "copy.db")]) == 1
    assert "exists already" in capsys.readouterr().err


async def test_a_site_at_work_is_copied_as_it_was_at_one_instant(
    site: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    with held(site.place):
        store = await open_store(site.place)
        assert await to_thread(main, [*site.options, "backup", str(copy)]) == 0
        assert await to_thread(main, [*site.options, "restore", "--force", str(copy)]) == 1
        await store.close()
    assert "in use by another hall-server" in capsys.readouterr().err
    assert await to_thread(main, ["--database", str(copy), "verify"]) == 0


def test_restore_keeps_the_file_it_replaces(a_day: Any, tmp_path: Path) -> None:
    site, copy = a_day("sqlite"), tmp_path / "copy.db"
    main([*site.options, "backup", str(copy)])
    assert main([*site.options, "restore", str(copy)]) == 1
    assert main([*site.options, "restore", "--force", str(copy)]) == 0
    assert list(tmp_path.glob(f"{site.place.name}.*.old"))


def test_restore_puts_nothing_into_a_database_in_use(
    a_day: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, copy = a_day("postgres"), tmp_path / "copy.db"
    main([*site.options, "backup", str(copy)])
    before = contents(site)
    assert main([*site.options, "restore", "--force", str(copy)]) == 1
    assert "is not empty: create another database" in capsys.readouterr().err
    assert contents(site) == before


@pytest.mark.parametrize("to", KINDS)
def test_a_damaged_backup_is_refused(to: str, a_day: Any, empty: Any, tmp_path: Path) -> None:
    site, copy, fresh = a_day("sqlite"), tmp_path / "copy.db", empty(to)
    main([*site.options, "backup", str(copy)])
    with connect(copy) as file:
        file.execute("UPDATE events SET hash = zeroblob(32) WHERE seq = 5")
    file.close()
    assert main([*fresh.options, "restore", str(copy)]) == 1
    assert main([*fresh.options, "verify"]) == 1


def test_a_backup_that_is_not_there(empty: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*empty("sqlite").options, "restore", str(tmp_path / "none.db")]) == 1
    assert "no backup at" in capsys.readouterr().err
