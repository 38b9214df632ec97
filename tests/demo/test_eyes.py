"""Eyes read what devices write, whole lines only, each once."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from demo.eyes import Eyes, Tail
from demo.news import News

NOW = datetime(2026, 1, 5, tzinfo=UTC).isoformat()


def eyes(folder: Path, news: News | None = None) -> Eyes:
    return Eyes(
        news or News(),
        printers={"k": folder / "paper"},
        boards={"b": folder / "glass.jsonl"},
        lines={"l": folder / "led"},
        speakers={"b": folder / "sound"},
    )


def write(path: Path, *lines: dict[str, object]) -> None:
    path.parent.mkdir(exist_ok=True, parents=True)
    with path.open("a") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def test_nothing_there_yet(tmp_path: Path) -> None:
    seen = eyes(tmp_path)
    seen.look()
    assert [seen.papers, seen.glass, seen.bars, seen.said] == [[], [], [], []]


def test_each_kind_is_read_once(tmp_path: Path) -> None:
    seen = eyes(tmp_path)
    call = {"ticket": "t", "number": "A001", "window": "3", "times": 1, "at": NOW}
    write(tmp_path / "glass.jsonl", call)
    write(
        tmp_path / "led" / "shown.jsonl",
        {"bar": "w3", "text": "x", "changed": True, "at": NOW},
        {"bar": "w3", "text": "x", "changed": False, "at": NOW},
    )
    write(tmp_path / "sound" / "spoken.jsonl", {"ticket": "t", "times": 1, "end": NOW})
    (tmp_path / "paper").mkdir()
    slip = {"number": "A001", "qr": ["http://h/follow/f"], "at": NOW, "png": "slip-00001.png"}
    (tmp_path / "paper" / "slip-00001.json").write_text(json.dumps(slip))
    seen.look()
    seen.look()
    assert [(g.ticket, g.board) for g in seen.glass] == [("t", "b")]
    assert [bar.bar for bar in seen.bars] == ["w3"]
    assert [said.times for said in seen.said] == [1]
    assert [(paper.number, paper.qr, paper.printer) for paper in seen.papers] == [
        ("A001", "http://h/follow/f", "k")
    ]


def test_half_a_line_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b'{"a": 1}\n{"a"')
    tail = Tail(path)
    assert list(tail.lines()) == [{"a": 1}]
    with path.open("ab") as file:
        file.write(b": 2}\n")
    assert list(tail.lines()) == [{"a": 2}]
    assert not list(tail.lines())


async def test_looking_spreads_the_news(tmp_path: Path) -> None:
    news = News()
    seen = eyes(tmp_path, news)
    looking = asyncio.create_task(seen.run())
    write(tmp_path / "sound" / "spoken.jsonl", {"ticket": "t", "times": 1, "end": NOW})
    assert await news.until(lambda: bool(seen.said), 20)
    looking.cancel()
