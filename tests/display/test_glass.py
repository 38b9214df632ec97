"""The glass log: each call once, after it was drawn, and a receipt for each."""

import json
from datetime import UTC, datetime
from pathlib import Path

from display.glass import Drawn, GlassLog

AT = datetime(2026, 7, 14, 9, 5, tzinfo=UTC)


def drawn(number: str, times: int = 1) -> Drawn:
    return Drawn(ticket=f"t-{number}", number=number, window="3", times=times)


def test_each_call_is_noted_once_and_a_recall_anew(tmp_path: Path) -> None:
    file, shown = tmp_path / "glass.jsonl", list[tuple[str, int]]()
    log = GlassLog(file, lambda ticket, times: shown.append((ticket, times)))
    log.note([drawn("A001"), drawn("A002")], AT)
    log.note([drawn("A001"), drawn("A002")], AT)
    log.note([drawn("A001", times=2)], AT)
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert (
        [(line["ticket"], line["times"]) for line in lines]
        == shown
        == [("t-A001", 1), ("t-A002", 1), ("t-A001", 2)]
    )
    assert lines[0] == {
        "ticket": "t-A001",
        "number": "A001",
        "window": "3",
        "times": 1,
        "at": "2026-07-14T09:05:00Z",
    }


def test_without_a_file_the_receipts_are_still_sent() -> None:
    shown: list[str] = []
    GlassLog(None, lambda ticket, times: shown.append(ticket)).note([drawn("A001")], AT)
    assert shown == ["t-A001"]
