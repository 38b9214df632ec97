"""Figures from made-up evidence: a clean day, and each fault that must not be overlooked."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from demo.evidence import Evidence, Logged, OnBar, OnGlass, Paper, Said, Taken
from demo.proofs import called, figures, middle, quantile
from queue_server.domain import events as e

T0 = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
URL = "http://hall/follow/"


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def issued(ticket: str, number: str) -> e.TicketIssued:
    return e.TicketIssued(
        ticket=ticket, number=number, queue="q", day="2026-01-05", sequence=1, follow=f"f-{ticket}"
    )


def log(*happened: tuple[float, e.AnyEvent]) -> tuple[Logged, ...]:
    return tuple(
        Logged(seq=seq, at=at(second), event=event, device="kiosk")
        for seq, (second, event) in enumerate(happened, 1)
    )


def call_text(number: str, window: str) -> str:
    return f"{number} to {window}"


CLEAN = Evidence(
    log=log(
        (0, issued("t1", "A001")),
        (1, issued("t2", "A002")),
        (10, e.TicketCalled(ticket="t1", window="w1")),
        (11, e.TicketRecalled(ticket="t1", window="w1", times=2)),
        (12, e.ServiceStarted(ticket="t1", window="w1")),
        (20, e.ServiceFinished(ticket="t1", window="w1")),
        (31, e.TicketCalled(ticket="t2", window="w1")),
        (40, e.TicketMissed(ticket="t2", window="w1")),
    ),
    taken=(
        Taken(visitor="v1", kiosk="kiosk", number="A001", since=at(-1), at=at(0.5)),
        Taken(visitor="v2", kiosk="kiosk", number="A002", since=at(0.6), at=at(1.5)),
    ),
    papers=(
        Paper(number="A001", qr=f"{URL}f-t1", at=at(0.2)),
        Paper(number="A002", qr=f"{URL}f-t2", at=at(1.2)),
    ),
    glass=tuple(
        OnGlass(ticket=ticket, number=number, window="1", times=times, at=at(second))
        for ticket, number, times, second in (
            ("t1", "A001", 1, 10),
            ("t1", "A001", 2, 11),
            ("t2", "A002", 1, 31),
        )
    ),
    bars=(OnBar(bar="w1", text="A001 to w1", at=at(10.1)), OnBar(bar="w1", text="A002 to w1", at=at(31.1))),
    said=(Said(ticket="t1", times=1, at=at(14)), Said(ticket="t2", times=1, at=at(35))),
)


def test_a_clean_day() -> None:
    found = figures(CLEAN, call_text)
    assert found.clean
    assert (found.issued, found.printed, found.called, found.recalled) == (2, 2, 2, 1)
    assert (found.shown_on_board, found.shown_on_led, found.spoken) == (2, 2, 2)
    assert found.recalls_shown_on_board == 1
    assert (found.started, found.finished, found.no_show, found.transferred) == (1, 1, 1, 0)
    assert found.waits == (10.0, 30.0)


def changed(**fields: object) -> Evidence:
    return msgspec.structs.replace(CLEAN, **fields)


LOST = {
    "a number the log does not know": changed(
        taken=(*CLEAN.taken, Taken(visitor="v3", kiosk="kiosk", number="A009", since=at(2), at=at(3)))
    ),
    "paper the log does not know": changed(
        papers=(*CLEAN.papers, Paper(number="A003", qr=f"{URL}other", at=at(2)))
    ),
    "paper with another number": changed(
        papers=(CLEAN.papers[0], Paper(number="A003", qr=f"{URL}f-t2", at=at(2)))
    ),
    "a call shown nowhere": changed(glass=CLEAN.glass[:2], bars=CLEAN.bars[:1]),
}
DOUBLED = {
    "a number twice": changed(log=(*CLEAN.log, *log((50, issued("t3", "A001"))))),
    "a slip twice": changed(papers=(*CLEAN.papers, CLEAN.papers[0])),
    "two numbers seen in a visit": changed(
        taken=(*CLEAN.taken, Taken(visitor="v1", kiosk="kiosk", number="A002", since=at(-1), at=at(0.6)))
    ),
    "two tickets of a visit, one unseen": changed(
        taken=(Taken(visitor="v1", kiosk="kiosk", number="A001", since=at(-1), at=at(1.5)), CLEAN.taken[1])
    ),
}


@pytest.mark.parametrize("evidence", LOST.values(), ids=LOST)
def test_lost(evidence: Evidence) -> None:
    found = figures(evidence, call_text)
    assert len(found.lost) == 1
    assert not found.clean


@pytest.mark.parametrize("evidence", DOUBLED.values(), ids=DOUBLED)
def test_doubled(evidence: Evidence) -> None:
    found = figures(evidence, call_text)
    assert found.doubled
    assert not found.clean


def test_a_guide_on_paper_is_no_slip() -> None:
    found = figures(changed(papers=(*CLEAN.papers, Paper(number="Guide", qr="", at=at(3)))), call_text)
    assert found.clean


def test_a_bar_that_showed_it_before_the_call_proves_nothing() -> None:
    found = figures(changed(bars=(OnBar(bar="w1", text="A001 to w1", at=at(5)), CLEAN.bars[1])), call_text)
    assert (found.shown_on_led, found.shown_on_board) == (1, 2)
    assert not found.clean


def test_a_call_missing_on_the_board_alone_is_not_lost_but_not_clean() -> None:
    found = figures(changed(glass=CLEAN.glass[:2]), call_text)
    assert (found.shown_on_board, found.lost) == (1, ())
    assert not found.clean


def test_calls_are_counted_through_a_transfer() -> None:
    moved = log(
        (0, issued("t1", "A001")),
        (1, e.TicketCalled(ticket="t1", window="w1")),
        (2, e.TicketTransferred(ticket="t1", window="w1", to_queue="r")),
        (3, e.TicketCalled(ticket="t1", window="w2")),
    )
    assert [(call.window, call.times, call.again) for call in called(moved)] == [
        ("w1", 1, False),
        ("w2", 2, False),
    ]


def test_quantiles() -> None:
    assert quantile([], 0.9) == middle([]) == 0.0
    assert quantile(range(1, 11), 0.9) == 9
    assert quantile([5.0], 0.9) == 5.0
    assert middle([1.0, 2.0]) == 1.5


def test_a_window_without_board_and_bar_has_nothing_to_lose() -> None:
    bare = changed(glass=(), bars=(), said=(), board_windows=frozenset(), bar_windows=frozenset())
    found = figures(bare, call_text)
    assert found.clean
    assert (found.called, found.shown_on_board, found.without_board, found.without_bar) == (2, 0, 2, 2)
    only_bars = figures(changed(glass=(), board_windows=frozenset()), call_text)
    assert only_bars.clean
    missing = figures(changed(glass=(), bars=(), board_windows=frozenset()), call_text)
    assert len(missing.lost) == 2
