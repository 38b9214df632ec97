"""The client's copy: a snapshot, then changes, none twice."""

from datetime import UTC, datetime

from wire.live import Call, Change, QueueView, SitePlan, Snapshot, TicketView, WindowView
from wire.mirror import KEPT_CALLS, Mirror

AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
PLAN = SitePlan(site="s", name="n", name_en="n", halls=(), windows=(), queues=())


def call(ticket: str, times: int = 1) -> Call:
    return Call(ticket=ticket, number="A001", window="w", hall="left", queue="q", times=times, at=AT)


def ticket(name: str, state: str = "waiting") -> TicketView:
    return TicketView(id=name, number="A001", queue="q", state=state, issued_at=AT)  # type: ignore[arg-type]


def fresh() -> Mirror:
    mirror = Mirror()
    mirror.take(Snapshot(seq=10, day="2026-01-05", plan=PLAN, tickets=(ticket("t"),), calls=(call("old"),)))
    return mirror


def test_a_snapshot_announces_nothing() -> None:
    mirror = Mirror()
    assert mirror.take(Snapshot(seq=3, day="d", plan=PLAN, calls=(call("a"),))) == ()
    assert [c.ticket for c in mirror.calls] == ["a"]
    assert mirror.plan == PLAN


def test_a_change_replaces_what_it_names_and_nothing_else() -> None:
    mirror = fresh()
    window, queue = WindowView(id="w", state="open"), QueueView(id="q", waiting=1, open_windows=1)
    change = Change(seq=11, day="d", tickets=(ticket("u"),), windows=(window,), queues=(queue,))
    assert mirror.take(change) == ()
    assert mirror.tickets.keys() == {"t", "u"}
    assert mirror.windows == {"w": window}
    assert mirror.queues == {"q": queue}


def test_new_calls_are_announced_once() -> None:
    mirror = fresh()
    change = Change(seq=11, day="d", calls=(call("a"),))
    assert mirror.take(change) == (call("a"),)
    assert mirror.take(change) == ()


def test_a_recall_takes_the_place_of_the_call() -> None:
    mirror = fresh()
    mirror.take(Change(seq=11, day="d", calls=(call("a"), call("b"))))
    mirror.take(Change(seq=12, day="d", calls=(call("a", 2),)))
    assert [(c.ticket, c.times) for c in mirror.calls] == [("old", 1), ("b", 1), ("a", 2)]


def test_an_older_change_is_passed_over() -> None:
    mirror = fresh()
    assert mirror.take(Change(seq=9, day="d", calls=(call("late"),), gone=("t",))) == ()
    assert "t" in mirror.tickets


def test_gone_tickets_are_forgotten() -> None:
    mirror = fresh()
    mirror.take(Change(seq=11, day="d", gone=("t", "never-known")))
    assert mirror.tickets == {}


def test_a_new_snapshot_forgets_what_it_does_not_name() -> None:
    mirror = fresh()
    mirror.take(Snapshot(seq=2, day="e", plan=PLAN, tickets=(ticket("v"),)))
    assert (mirror.seq, mirror.day) == (2, "e")
    assert mirror.tickets.keys() == {"v"}
    assert mirror.calls == []


def test_calls_are_kept_only_so_many() -> None:
    mirror = fresh()
    for n in range(KEPT_CALLS + 10):
        mirror.take(Change(seq=11 + n, day="d", calls=(call(f"t{n}"),)))
    assert len(mirror.calls) == KEPT_CALLS
    assert mirror.calls[-1].ticket == f"t{KEPT_CALLS + 9}"
