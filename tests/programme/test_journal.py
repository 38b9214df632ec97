"""The journal of a player: nothing shown is forgotten, whenever it is killed; no number is used twice."""

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from programme import journal as module
from programme.journal import Journal
from programme.plan import Item

ITEM = Item(id="media:a", kind="picture", seconds=10, name="a.png")
FILE = "plays.jsonl"


def told(journal: Journal) -> list[tuple[int, float, str]]:
    return [(play.number, play.seconds, play.outcome) for play in journal.waiting(100)]


def left(journal: Journal) -> None:
    """Leave the journal as a kill does: no line is written, the lock is gone."""
    journal.close()


def test_what_is_over_waits_until_it_was_told(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for number in range(3):
        journal.end(journal.begin(ITEM, 100.0 + number), 10.0)
    journal.broken(ITEM, 200.0, "no picture")
    assert told(journal) == [(0, 10.0, "shown"), (1, 10.0, "shown"), (2, 10.0, "shown"), (3, 0.0, "broken")]
    journal.told(journal.waiting(2))
    assert [number for number, _, _ in told(journal)] == [2, 3]


def test_what_was_on_the_glass_at_a_kill_is_told_as_cut_by_the_next_run(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.end(journal.begin(ITEM, 100.0), 10.0)
    journal.begin(ITEM, 110.0)
    journal.alive()
    left(journal)
    os.utime(tmp_path / "lock", (117.0, 117.0))
    again = Journal(tmp_path)
    assert told(again) == [(0, 10.0, "shown"), (1, 7.0, "cut")]
    assert again.name == journal.name
    assert again.begin(ITEM, 120.0) == 2


def test_a_torn_or_spoilt_line_costs_only_itself(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.end(journal.begin(ITEM, 100.0), 10.0)
    journal.end(journal.begin(ITEM, 110.0), 10.0)
    left(journal)
    body = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(body.replace(b'"begun"', b'"\xff', 1) + b'{"begun":{"numb')
    again = Journal(tmp_path)
    assert told(again) == [(0, 10.0, "shown"), (1, 10.0, "shown")]
    again.end(again.begin(ITEM, 130.0), 1.0)
    left(again)
    assert [number for number, _, _ in told(Journal(tmp_path))] == [0, 1, 2]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wherever_the_file_is_cut_what_was_written_before_is_there(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cut_and_taken_up(Path(folder), data)


def cut_and_taken_up(folder: Path, data: st.DataObject) -> None:
    journal = Journal(folder)
    for number in range(4):
        journal.end(journal.begin(ITEM, 100.0 + number), 1.0)
    left(journal)
    body = (folder / FILE).read_bytes()
    cut = data.draw(st.integers(0, len(body)))
    (folder / FILE).write_bytes(body[:cut])
    whole = body[:cut].count(b'"ended"') - (0 if body[:cut].endswith(b"\n") else 1)
    again = Journal(folder)
    shown = [number for number, _, outcome in told(again) if outcome == "shown"]
    assert len(shown) >= max(0, whole)
    assert shown == list(range(len(shown)))
    left(again)


def test_two_players_of_one_name_have_a_journal_each(tmp_path: Path) -> None:
    one, other = Journal(tmp_path / "plays"), Journal(tmp_path / "plays")
    assert one.name != other.name
    one.begin(ITEM, 1.0)
    other.begin(ITEM, 2.0)
    left(one)
    left(other)
    assert [play.began for play in Journal(tmp_path / "plays").waiting(9)] == [1.0]


def test_a_long_journal_is_shortened_to_what_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    line = 150
    for number in range(module.SHORTENED_FROM // line):
        journal.end(journal.begin(ITEM, float(number)), 1.0)
    standing = journal.begin(ITEM, 1e6)
    while plays := journal.waiting(500):
        journal.told(plays)
    assert (tmp_path / FILE).stat().st_size < 1000
    journal.end(standing, 5.0)
    left(journal)
    assert told(Journal(tmp_path)) == [(standing, 5.0, "shown")]
