"""hall-admin as an operator runs it: real files, exit statuses, one sentence on stderr."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from queue_server.admin.__main__ import main
from queue_server.domain.plan import Plan, Queue, Window
from queue_server.engine.engine import Engine
from queue_server.storage.accounts import open_accounts
from queue_server.storage.sqlite import open_store
from wire.intents import CallNext, Issue, OpenWindow

PLAN = Plan({"q": Queue("q", "A", ("w",))}, {"w": Window("w", "1", "left", ("q",))}, {}, {})


async def _a_small_day(path: Path) -> None:
    store = await open_store(path)
    words = iter(range(1000))
    engine = Engine(
        PLAN,
        store,
        clock=lambda: datetime.now(UTC),
        entropy=lambda: f"x{next(words)}",
        timezone=ZoneInfo("Asia/Shanghai"),
    )
    await engine.recover()
    writer = asyncio.create_task(engine.run())
    intents = [Issue(command_id=f"i{n}", queue="q") for n in range(5)]
    for intent in (*intents, OpenWindow(command_id="o", window="w"), CallNext(command_id="c", window="w")):
        await engine.submit(intent, "test", "test")
    writer.cancel()
    await asyncio.gather(writer, return_exceptions=True)
    await store.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "site.db"
    asyncio.run(_a_small_day(path))
    return path


def test_verify_counts_the_records(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", str(database), "verify"]) == 0
    assert "8 records, the chain is whole" in capsys.readouterr().out


def test_verify_names_the_first_altered_record(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(database) as db:
        db.execute("UPDATE events SET line = replace(line, 'A003', 'A009') WHERE seq = 4")
    assert main(["--database", str(database), "verify"]) == 1
    assert "event log broken at record 4" in capsys.readouterr().err


def test_verify_notices_a_removed_record(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(database) as db:
        db.execute("DELETE FROM events WHERE seq = 3")
    assert main(["--database", str(database), "verify"]) == 1
    assert "record 3" in capsys.readouterr().err


def test_replay_makes_the_tickets_table_anew(database: Path) -> None:
    with sqlite3.connect(database) as db:
        before = db.execute("SELECT * FROM tickets ORDER BY id").fetchall()
        db.execute("UPDATE tickets SET state = 'finished'")
        db.execute("DELETE FROM tickets WHERE number = 'A002'")
    assert main(["--database", str(database), "replay"]) == 0
    with sqlite3.connect(database) as db:
        assert db.execute("SELECT * FROM tickets ORDER BY id").fetchall() == before
    assert len(before) == 5


def test_a_backup_can_be_restored(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy, fresh = tmp_path / "copy.db", tmp_path / "fresh.db"
    assert main(["--database", str(database), "backup", str(copy)]) == 0
    assert main(["--database", str(database), "backup", str(copy)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert main(["--database", str(fresh), "restore", str(copy)]) == 0
    assert main(["--database", str(fresh), "verify"]) == 0


def test_restore_keeps_what_it_replaces(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    main(["--database", str(database), "backup", str(copy)])
    assert main(["--database", str(database), "restore", str(copy)]) == 1
    assert main(["--database", str(database), "restore", "--force", str(copy)]) == 0
    assert list(tmp_path.glob("site.db.*.old"))


def test_a_damaged_backup_is_refused(database: Path, tmp_path: Path) -> None:
    copy, fresh = tmp_path / "copy.db", tmp_path / "fresh.db"
    main(["--database", str(database), "backup", str(copy)])
    with sqlite3.connect(copy) as db:
        db.execute("UPDATE events SET hash = zeroblob(32) WHERE seq = 5")
    assert main(["--database", str(fresh), "restore", str(copy)]) == 1
    assert not fresh.exists()


@pytest.mark.parametrize("verb", ["verify", "replay", "backup"])
def test_a_missing_database_is_said(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = [str(tmp_path / "target.db")] if verb == "backup" else []
    assert main(["--database", str(tmp_path / "no.db"), verb, *more]) == 1
    assert "no database at" in capsys.readouterr().err


def test_an_account_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "site.db"
    monkeypatch.setattr("sys.stdin", StringIO("long enough\n"))
    added = ["user", "add", "zhang", "--shown", "Zhang Min", "--role", "manager", "--password-stdin"]
    assert main(["--database", str(path), *added]) == 0

    async def account() -> tuple[str, str]:
        accounts = await open_accounts(path)
        try:
            found = await accounts.get("zhang")
        finally:
            await accounts.close()
        assert found is not None
        assert found.password.startswith("$argon2id$")
        return found.shown, found.role

    assert asyncio.run(account()) == ("Zhang Min", "manager")


def test_a_short_password_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("short\n"))
    assert main(["--database", str(tmp_path / "s.db"), "user", "add", "li", "--password-stdin"]) == 1
    assert "5 characters, expected at least 8" in capsys.readouterr().err


def test_a_device_gets_a_token_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "site.db"
    tokens = []
    for _ in range(2):
        assert main(["--database", str(path), "device", "enrol", "kiosk-left"]) == 0
        tokens.append(capsys.readouterr().out.strip())

    async def known(token: str) -> str | None:
        accounts = await open_accounts(path)
        try:
            return await accounts.device(token)
        finally:
            await accounts.close()

    assert [asyncio.run(known(token)) for token in tokens] == [None, "kiosk-left"]


def test_check_names_file_key_value_and_what_was_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "county.toml").write_text(
        'id = "X y"\nname = "n"\nname_en = "n"\nunits = []\nlife_events = []\n'
    )
    assert main(["--config", str(tmp_path), "check"]) == 1
    said = capsys.readouterr().out
    assert "county.toml: id = 'X y': expected" in said
    assert "county.toml: sites = missing: expected" in said


def test_dump_prints_the_effective_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dump"]) == 0
    said = capsys.readouterr().out
    assert 'id = "centre"' in said
    assert "trust_loopback = true" in said


def test_wrong_usage_exits_2() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["no-such-verb"])
    assert stop.value.code == 2
