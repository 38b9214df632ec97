"""The spool's file: what was written is read back, a torn end is ignored, nonsense is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.journal import BadJournal, Entry, Journal
from printers.outcome import NotPrinted, Printed, Unknown

ENTRIES = (
    Entry("t-1", "queued", 1000.5, b"\x1b@\x1c&\xff\x00\n"),
    Entry("t-1", "handed_over", 1001.0),
    Entry("t-1", "ended", 1002.0, outcome=Printed()),
    Entry("t-2", "ended", 1003.0, outcome=NotPrinted("paper_out")),
    Entry("t-3", "reported", 1004.0, outcome=Unknown("restart")),
)


def test_what_was_appended_is_read(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "printer.jsonl")
    assert journal.read() == ()
    for entry in ENTRIES:
        journal.append(entry)
    assert journal.read() == ENTRIES


def test_a_rewrite_replaces_all_and_makes_the_folder(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "printer.jsonl")
    journal.rewrite(ENTRIES)
    journal.rewrite(ENTRIES[:1])
    journal.append(ENTRIES[1])
    assert journal.read() == ENTRIES[:2]
    assert [path.name for path in journal.path.parent.iterdir()] == ["printer.jsonl"]


def test_an_end_that_was_cut_off_anywhere_loses_only_its_own_line(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    Journal(whole).rewrite(ENTRIES[:2])
    raw = whole.read_bytes()
    first = raw.index(b"\n") + 1
    for end in range(first, len(raw)):
        (tmp_path / "cut").write_bytes(raw[:end])
        assert Journal(tmp_path / "cut").read() == ENTRIES[:1]


@pytest.mark.parametrize("line", ["", "{}", "[1]", '{"job":"t","step":"printed","at":1}', "\x00\x00"])
def test_nonsense_is_refused_with_its_place(tmp_path: Path, line: str) -> None:
    journal = Journal(tmp_path / "printer.jsonl")
    journal.append(ENTRIES[0])
    with journal.path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    journal.append(ENTRIES[1])
    with pytest.raises(BadJournal, match=r"printer\.jsonl, line 2: .*expected a step of a print job"):
        journal.read()


@given(st.text(), st.binary())
def test_any_name_and_any_bytes_fit_one_line(name: str, data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "j")
        entry = Entry(name.encode("utf-8", "replace").decode(), "queued", 1.0, data)
        journal.append(entry)
        assert journal.read() == (entry,)
