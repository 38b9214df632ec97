"""A day through the real rules in virtual time: short scripts whose every second can be reckoned by hand."""

from datetime import UTC, datetime
from typing import Any

from queue_server.domain.events import TicketCalled, TicketIssued, TicketMissed, TicketRecalled, WindowPaused
from queue_server.domain.state import HallState
from queue_server.rehearsal.guests import GIVEN_UP_AFTER, RECALLED_AFTER
from queue_server.rehearsal.player import play
from queue_server.rehearsal.script import Arrival, Script, Turn
from queue_server.rehearsal.visits import Visit, visits

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
NINE = 9 * 3600.0


def script(*arrivals: Arrival, turns: tuple[Turn, ...] | None = None) -> Script:
    return Script(
        day="2026-11-23",
        midnight=MIDNIGHT,
        arrivals=arrivals,
        turns=turns or (Turn(NINE, "w2", "open"), Turn(NINE + 3600, "w2", "close")),
    )


def second(at: datetime | None) -> float:
    """Return seconds after nine."""
    assert at is not None
    return (at - MIDNIGHT).total_seconds() - NINE


def ends(found: list[Visit]) -> list[tuple[float, float, float, str]]:
    return [(second(v.called), second(v.started), second(v.ended), v.end) for v in found]


def test_one_after_the_other_is_called_walks_and_is_served(plan: Any) -> None:
    arrivals = (
        Arrival(at=NINE - 60, queue="a", services=(300.0,), walking=20.0, after=10.0),
        Arrival(at=NINE + 5, item="i-a", services=(100.0,), walking=30.0),
    )
    played = play(script(*arrivals), plan)
    found = visits(played.log)
    assert ends(found) == [(0, 20, 320, "finished"), (330, 360, 460, "finished")]
    assert [visit.waited for visit in found] == [60, 325]
    assert found[1].item == "i-a"
    assert played.refused == []


def test_who_arrives_at_an_idle_window_is_called_at_once(plan: Any) -> None:
    found = visits(play(script(Arrival(at=NINE + 100, queue="a")), plan).log)
    assert found[0].waited == 0


def test_the_window_idle_longest_calls(plan: Any) -> None:
    turns = (Turn(NINE, "w2", "open"), Turn(NINE + 1, "w1", "open"))
    log = play(script(*(Arrival(at=NINE + 10 + n, queue="a") for n in range(2)), turns=turns), plan).log
    assert [visit.window for visit in visits(log)] == ["w2", "w1"]


def test_who_is_gone_is_recalled_and_given_up(plan: Any) -> None:
    arrivals = (
        Arrival(at=NINE, queue="a", leaves_after=-1.0),
        Arrival(at=NINE + 1, queue="a", leaves_after=79.0),
        Arrival(at=NINE + 2, queue="a", leaves_after=1000.0),
    )
    log = play(script(*arrivals), plan).log
    gone = RECALLED_AFTER + GIVEN_UP_AFTER
    assert [visit.end for visit in visits(log)] == ["missed", "finished", "finished"]
    assert second(visits(log)[1].called) == gone
    kinds = [type(event) for event, _ in log]
    assert kinds.count(TicketRecalled) == kinds.count(TicketMissed) == 1


def test_a_clerk_who_wants_to_rest_serves_to_the_end_first(plan: Any) -> None:
    turns = (Turn(NINE, "w2", "open"), Turn(NINE + 50, "w2", "pause"), Turn(NINE + 600, "w2", "open"))
    arrivals = (Arrival(at=NINE, queue="a", services=(100.0,), walking=0.0), Arrival(at=NINE + 1, queue="a"))
    log = play(script(*arrivals, turns=turns), plan).log
    assert [second(at) for event, at in log if isinstance(event, WindowPaused)] == [100]
    assert [second(at) for event, at in log if isinstance(event, TicketCalled)] == [0, 600]


def test_who_is_not_called_before_closing_waits_for_ever(plan: Any) -> None:
    turns = (Turn(NINE, "w2", "open"), Turn(NINE + 10, "w2", "close"))
    played = play(script(Arrival(at=NINE + 11, queue="a"), turns=turns), plan)
    (visit,) = visits(played.log)
    assert (visit.waited, visit.end) == (None, "")
    assert played.state.window("w2").state == "closed"


def test_who_is_refused_is_told_apart(plan: Any) -> None:
    lost = Arrival(at=NINE, queue="nowhere")
    played = play(script(lost), plan)
    assert [(arrival, why.code) for arrival, why in played.refused] == [(lost, "unknown_queue")]


def test_days_follow_each_other_in_one_state(plan: Any) -> None:
    state = HallState(plan=plan)
    play(script(Arrival(at=NINE, queue="a")), plan, state)
    seq = state.seq
    played = play(script(Arrival(at=NINE + 60, queue="a")), plan, state)
    assert played.state is state
    assert state.seq == seq + len(played.log)


def test_every_event_is_seen_before_it_happens(plan: Any) -> None:
    seen: list[int] = []
    play(
        script(Arrival(at=NINE, queue="a")),
        plan,
        watch=lambda state, event, at: (
            seen.append(len(state.tickets)) if isinstance(event, TicketIssued) else None
        ),
    )
    assert seen == [0]
