"""``verify`` and ``replay`` as an operator runs them: the first broken record, and tables as the log says."""

from asyncio import to_thread
from pathlib import Path
from typing import Any

import pytest

from queue_server.admin.__main__ import main
from queue_server.storage.opening import held, open_store

ALTER = {
    "sqlite": "UPDATE events SET line = replace(line, 'A003', 'A009') WHERE seq = 4",
    "postgres": "UPDATE events SET line = "
    "convert_to(replace(convert_from(line, 'UTF8'), 'A003', 'A009'), 'UTF8') WHERE seq = 4",
}


def test_verify_counts_the_records(site: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*site.options, "verify"]) == 0
    assert capsys.readouterr().out == f"{site.place}: 8 records, the chain is whole\n"


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_verify_names_the_first_altered_record(
    a_day: Any, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site = a_day(kind)
    site.sql(ALTER[kind])
    assert main([*site.options, "verify"]) == 1
    assert "event log broken at record 4" in capsys.readouterr().err


def test_verify_notices_a_removed_record(site: Any, capsys: pytest.CaptureFixture[str]) -> None:
    site.sql("DELETE FROM events WHERE seq = 3")
    assert main([*site.options, "verify"]) == 1
    assert "record 3" in capsys.readouterr().err


async def test_verify_reads_beside_a_server_at_work_but_replay_does_not(
    site: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with held(site.place):
        store = await open_store(site.place)
        assert await to_thread(main, [*site.options, "verify"]) == 0
        assert await to_thread(main, [*site.options, "replay"]) == 1
        await store.close()
    assert "in use by another hall-server" in capsys.readouterr().err


def test_replay_says_that_all_is_as_the_log_says(site: Any, capsys: pytest.CaptureFixture[str]) -> None:
    before = site.tables()
    assert main([*site.options, "replay"]) == 0
    assert capsys.readouterr().out == f"{site.place}: the tables are as the log of 8 records\n"
    assert site.tables() == before
    assert [len(table) for table in before] == [5, 1]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE tickets SET state = 'finished'", "tickets: 5 rows not as the log says"),
        ("DELETE FROM spans", "spans: 1 row not as the log says, the first is record 8"),
        (
            "INSERT INTO spans (ticket, seq, state, queue, until) VALUES ('x', 99, 'held', 'q', 1)",
            "spans: 1 row not as the log says, the first is record 99",
        ),
    ],
)
def test_replay_names_what_differs_and_mends_it(
    site: Any, statement: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = site.tables()
    site.sql(statement)
    assert main([*site.options, "replay", "--check"]) == 1
    assert said in capsys.readouterr().out
    assert site.tables() != before
    assert main([*site.options, "replay"]) == 0
    assert said in capsys.readouterr().out
    assert site.tables() == before


def test_replay_makes_nothing_of_a_broken_log(site: Any, capsys: pytest.CaptureFixture[str]) -> None:
    site.sql("DELETE FROM events WHERE seq = 3")
    before = site.tables()
    assert main([*site.options, "replay"]) == 1
    assert "broken at record 3" in capsys.readouterr().err
    assert site.tables() == before


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("verb", ["verify", "replay", "backup"])
def test_a_missing_store_is_said_and_not_made(
    verb: str, kind: str, empty: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = empty(kind)
    more = [str(tmp_path / "target.db")] if verb == "backup" else []
    for _ in range(2):
        assert main([*nothing.options, verb, *more]) == 1
        assert f"no database at {nothing.place}" in capsys.readouterr().err
