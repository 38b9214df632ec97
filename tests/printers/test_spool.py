"""Every job at most once, whatever stops the program; every job that ended is reported."""

import asyncio
import contextlib
from pathlib import Path

import pytest

from printers.journal import BadJournal, Entry, Journal
from printers.outcome import NotPrinted, Outcome, Printed, Unknown
from printers.spool import COMPACT_EVERY, REMEMBERED, Spool


class Paper:
    """A printer that notes what it was given; ``hold`` makes it stop within the slip."""

    def __init__(self, outcome: Outcome | Exception = Printed()) -> None:  # noqa: B008 - frozen
        self.slips: list[bytes] = []
        self.outcome = outcome
        self.free = asyncio.Event()
        self.free.set()
        self.started = asyncio.Event()

    def hold(self) -> None:
        self.free.clear()

    async def print(self, data: bytes, deadline: float) -> Outcome:
        self.slips.append(data)
        self.started.set()
        await self.free.wait()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


async def spool_over(paper: Paper, folder: Path, clock: Clock | None = None) -> Spool:
    spool = Spool(paper, folder / "kiosk-1.jsonl", clock=clock or Clock())
    await spool.start()
    return spool


async def kill(spool: Spool) -> None:
    """End the worker where it stands, as a crash would; what it would have written is lost."""
    worker = spool._worker
    assert worker is not None
    worker.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await worker


async def ended(spool: Spool, count: int) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    async for name, outcome in spool.outcomes():
        found[name] = outcome
        await spool.reported(name)
        if len(found) == count:
            break
    return found


def steps(folder: Path) -> list[tuple[str, str]]:
    return [(entry.job, entry.step) for entry in Journal(folder / "kiosk-1.jsonl").read()]


async def test_a_job_is_printed_and_told_in_the_order_of_the_journal(tmp_path: Path) -> None:
    paper = Paper()
    spool = await spool_over(paper, tmp_path)
    paper.hold()
    waiting = asyncio.ensure_future(spool.submit("t-1", b"slip"))
    await paper.started.wait()
    assert steps(tmp_path) == [("t-1", "queued"), ("t-1", "handed_over")]  # before the bytes went out
    paper.free.set()
    assert await waiting == Printed()
    assert await ended(spool, 1) == {"t-1": Printed()}
    assert [step for _, step in steps(tmp_path)] == ["queued", "handed_over", "ended", "reported"]
    await spool.close()


async def test_jobs_come_out_in_order(tmp_path: Path) -> None:
    paper = Paper()
    spool = await spool_over(paper, tmp_path)
    names = [f"t-{at}" for at in range(5)]
    await asyncio.gather(*(spool.submit(name, name.encode()) for name in names))
    assert paper.slips == [name.encode() for name in names]
    await spool.close()


async def test_a_name_is_printed_once_however_often_it_is_given(tmp_path: Path) -> None:
    paper = Paper(NotPrinted("paper_out"))
    spool = await spool_over(paper, tmp_path)
    first = await asyncio.gather(*(spool.submit("t-1", b"slip") for _ in range(3)))
    paper.outcome = Printed()
    assert [*first, await spool.submit("t-1", b"other")] == [NotPrinted("paper_out")] * 4
    assert paper.slips == [b"slip"]
    await spool.close()
    again = await spool_over(paper, tmp_path)
    assert await again.submit("t-1", b"slip") == NotPrinted("paper_out")
    assert paper.slips == [b"slip"]
    await again.close()


async def test_a_crash_while_printing_ends_as_unknown_and_prints_nothing_again(tmp_path: Path) -> None:
    paper = Paper()
    spool = await spool_over(paper, tmp_path)
    paper.hold()
    waiting = asyncio.ensure_future(spool.submit("t-1", b"slip"))
    await paper.started.wait()
    await kill(spool)
    waiting.cancel()
    again = await spool_over(paper, tmp_path)
    assert await ended(again, 1) == {"t-1": Unknown("restart")}
    assert await again.submit("t-1", b"slip") == Unknown("restart")
    assert paper.slips == [b"slip"]
    await again.close()


async def test_a_crash_before_printing_loses_nothing(tmp_path: Path) -> None:
    paper, clock = Paper(), Clock()
    Journal(tmp_path / "kiosk-1.jsonl").append(Entry("t-1", "queued", clock.now - 5, b"slip"))
    spool = await spool_over(paper, tmp_path, clock)
    assert await ended(spool, 1) == {"t-1": Printed()}
    assert paper.slips == [b"slip"]
    await spool.close()


async def test_a_job_that_waited_too_long_is_not_printed(tmp_path: Path) -> None:
    paper, clock = Paper(), Clock()
    Journal(tmp_path / "kiosk-1.jsonl").append(Entry("t-1", "queued", clock.now - 121, b"slip"))
    spool = await spool_over(paper, tmp_path, clock)
    assert await ended(spool, 1) == {"t-1": NotPrinted("stale")}
    assert paper.slips == []
    await spool.close()


async def test_what_ended_but_was_not_reported_is_reported_after_the_restart(tmp_path: Path) -> None:
    paper = Paper()
    spool = await spool_over(paper, tmp_path)
    await spool.submit("t-1", b"1")
    await spool.submit("t-2", b"2")
    assert await ended(spool, 1) == {"t-1": Printed()}
    await spool.close()
    again = await spool_over(paper, tmp_path)
    assert await ended(again, 1) == {"t-2": Printed()}
    await again.close()
    assert paper.slips == [b"1", b"2"]


async def test_every_crash_point_neither_loses_nor_doubles(tmp_path: Path) -> None:
    """Cut the journal after each byte of a job's life: one slip at most, one outcome exactly."""
    paper = Paper()
    spool = await spool_over(paper, tmp_path)
    await spool.submit("t-1", b"slip")
    await ended(spool, 1)
    await spool.close()
    raw = (tmp_path / "kiosk-1.jsonl").read_bytes()
    handed_over = raw.index(b"\n", raw.index(b"handed_over")) + 1
    asked = raw.index(b"\n") + 1
    for end in range(len(raw) + 1):
        (tmp_path / "kiosk-1.jsonl").write_bytes(raw[:end])
        printed_before = 1 if end >= handed_over else 0
        after = Paper()
        spool = await spool_over(after, tmp_path)
        if end < asked:  # the kiosk was never told that the job is safe, so it asks again
            await spool.submit("t-1", b"slip")
        elif end < len(raw):
            await ended(spool, 1)
        assert await spool.submit("t-1", b"slip") != NotPrinted("stale")
        assert printed_before + len(after.slips) == 1
        await spool.close()


async def test_closing_finishes_the_slip_and_keeps_what_waits(tmp_path: Path) -> None:
    paper = Paper()
    spool = await spool_over(paper, tmp_path)
    paper.hold()
    first = asyncio.ensure_future(spool.submit("t-1", b"1"))
    await paper.started.wait()
    second = asyncio.ensure_future(spool.submit("t-2", b"2"))
    while len(steps(tmp_path)) < 3:
        await asyncio.sleep(0.001)
    closing = asyncio.ensure_future(spool.close())
    await asyncio.sleep(0)
    paper.free.set()
    await closing
    assert await first == Printed()
    with pytest.raises(asyncio.CancelledError):
        await second
    with pytest.raises(RuntimeError, match="closed"):
        await spool.submit("t-3", b"3")
    again = await spool_over(paper, tmp_path)
    assert set(await ended(again, 2)) == {"t-1", "t-2"}
    assert paper.slips == [b"1", b"2"]
    await again.close()


async def test_a_driver_with_a_mistake_does_not_stop_the_next_slip(tmp_path: Path) -> None:
    paper = Paper(ZeroDivisionError())
    spool = await spool_over(paper, tmp_path)
    assert await spool.submit("t-1", b"1") == Unknown("error")
    paper.outcome = Printed()
    assert await spool.submit("t-2", b"2") == Printed()
    await spool.close()


async def test_a_full_disk_prints_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper()
    spool = await spool_over(paper, tmp_path)

    def full(_self: Journal, _entry: Entry) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        assert await spool.submit("t-1", b"1") == NotPrinted("disk")
    assert await spool.submit("t-2", b"2") == Printed()
    assert paper.slips == [b"2"]
    await spool.close()


async def test_a_journal_that_something_else_wrote_into_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "kiosk-1.jsonl").write_text("hello\n", encoding="utf-8")
    with pytest.raises(BadJournal):
        await spool_over(Paper(), tmp_path)


async def test_old_jobs_are_forgotten_and_the_file_stays_small(tmp_path: Path) -> None:
    clock = Clock()
    journal = Journal(tmp_path / "kiosk-1.jsonl")
    journal.rewrite(
        (
            Entry("old", "reported", clock.now - REMEMBERED - 1, outcome=Printed()),
            Entry("new", "reported", clock.now - 10, outcome=Printed()),
            Entry("due", "ended", clock.now - REMEMBERED - 1, outcome=Printed()),
        )
    )
    spool = await spool_over(Paper(), tmp_path, clock)
    assert [entry.job for entry in journal.read()] == ["new", "due"]
    await spool.close()


async def test_a_long_run_is_compacted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printers.spool.COMPACT_EVERY", 10)
    assert COMPACT_EVERY > 100
    spool = await spool_over(Paper(), tmp_path)
    for at in range(10):
        await spool.submit(f"t-{at}", b"x" * 1000)
        await ended(spool, 1)
    entries = Journal(tmp_path / "kiosk-1.jsonl").read()
    assert {entry.job for entry in entries} == {f"t-{at}" for at in range(10)}
    assert len(entries) < 20
    assert sum(1 for entry in entries if entry.data) <= 3
    await spool.close()
