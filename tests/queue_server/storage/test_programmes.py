"""Notices, media and plays beside either log: kept as they were given, a play exactly once."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from config.programme import Playlist, Programme
from programme.notice import Notice
from programme.play import Kept, Play, Plays, Summed
from programme.resolve import Medium
from queue_server.engine.ports import StoreFailed
from queue_server.storage.place import Place, Postgres
from queue_server.storage.programmes import Programmes, media_folder, open_programmes

NOTICE = Notice(id="n1", title="放假", text="一\n二")
MEDIUM = Medium(hash="a" * 64, name="a.png", kind="picture", size=12, width=3, height=4)


@pytest.fixture
async def kept(place: Place) -> AsyncIterator[Programmes]:
    opened = await open_programmes(place, "centre")
    yield opened
    await opened.close()


def play(number: int, began: float = 100.0, **more: Any) -> Play:
    return Play(
        **{"number": number, "item": "media:x", "name": "x.png", "began": began, "seconds": 10.0, **more}
    )


async def test_a_notice_is_kept_and_changed(kept: Programmes) -> None:
    await kept.put_notice(NOTICE)
    changed = Notice(id="n1", title="放假", state="published")
    await kept.put_notice(changed)
    assert await kept.notices() == [changed]


async def test_a_medium_is_kept_and_forgotten(kept: Programmes) -> None:
    await kept.put_medium(MEDIUM)
    assert await kept.media() == [MEDIUM]
    await kept.drop_medium(MEDIUM.name)
    assert await kept.media() == []


async def test_a_programme_is_written_over_the_file_and_taken_back(kept: Programmes) -> None:
    written = Programme(playlists=(Playlist(id="p", name="p", entries=()),))
    assert await kept.programme() is None
    await kept.put_programme(written)
    assert await kept.programme() == written
    await kept.put_programme(None)
    assert await kept.programme() is None


async def test_a_play_told_twice_is_kept_once(kept: Programmes) -> None:
    told = Plays(player="board-left", journal="j", plays=(play(0), play(1, 110.0)))
    await kept.add_plays(told)
    await kept.add_plays(Plays(player="board-left", journal="j", plays=(play(1, 999.0), play(2, 120.0))))
    await kept.add_plays(Plays(player="board-left", journal="other", plays=(play(0, 130.0),)))
    found = await kept.plays(0, 1e9, None, 10)
    assert [(one.journal, one.number, one.began) for one in found] == [
        *(("j", 0, 100.0), ("j", 1, 110.0), ("j", 2, 120.0)),
        ("other", 0, 130.0),
    ]


async def test_plays_come_in_pages_and_within_a_span(kept: Programmes) -> None:
    await kept.add_plays(
        Plays(player="b", journal="j", plays=tuple(play(n, 100.0 + n // 2) for n in range(6)))
    )
    found: list[Kept] = []
    while part := await kept.plays(100.0, 102.0, found[-1] if found else None, 3):
        found += part
    assert [one.number for one in found] == [0, 1, 2, 3]


async def test_times_and_seconds_are_summed_without_what_was_broken(kept: Programmes) -> None:
    plays = (play(0), play(1), play(2, outcome="broken"))
    await kept.add_plays(Plays(player="b", journal="j", plays=plays))
    assert await kept.summed(0, 1e9) == [Summed("b", "media:x", "x.png", 2, 20.0)]


async def test_many_are_kept_together_or_not_at_all(kept: Programmes) -> None:
    impossible = Plays(player="b", journal="j", plays=(play(0), play(1, item=None)))
    with pytest.raises((StoreFailed, ValueError)):
        await kept.add_plays(impossible)
    assert await kept.plays(0, 1e9, None, 10) == []


def test_files_lie_beside_the_store() -> None:
    assert media_folder(Path("/x/hall.db")) == Path("/x/hall.db.media")
    assert media_folder(Postgres("postgresql://x/y")) == Path("hall.media")
