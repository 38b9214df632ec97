"""Any day, under any policy: read from its log and played again it is the same day."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.plan import Group, PolicyName
from queue_server.rehearsal.player import play
from queue_server.rehearsal.recorded import Day, recorded
from queue_server.rehearsal.script import Arrival, Script, Turn
from queue_server.rehearsal.stage import Happened

MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
MOVES = (e.TicketIssued, e.TicketCalled, e.ServiceStarted, e.ServiceFinished, e.TicketMissed)
times = st.integers(32_400, 33_000)
arrivals = st.lists(
    st.builds(
        Arrival,
        at=times,
        queue=st.sampled_from("ab"),
        priority=st.sampled_from(["ordinary", "ordinary", "elderly"]),
        services=st.tuples(st.integers(1, 400)),
        walking=st.integers(1, 20),
        after=st.integers(0, 40),
        leaves_after=st.sampled_from([1e6, 1e6, 60, -1]),
    ),
    max_size=20,
)
turns = st.lists(
    st.builds(
        Turn,
        at=times,
        window=st.sampled_from(["w1", "w2", "w3"]),
        does=st.sampled_from(["open", "open", "pause", "close"]),
    ),
    max_size=10,
)


def apart(number: int, value: float) -> float:
    """Return a time that no other meets to the microsecond: nobody in a hall does two things in one."""
    return round(value + 0.001 * number + 0.000_003 * number**2, 6)


def at_odds(arrivals: Sequence[Arrival], turns: Sequence[Turn]) -> Script:
    """Return the day with all its times apart."""
    came = [
        replace(
            one,
            at=apart(number, one.at),
            services=(apart(number + 30, one.services[0]),),
            walking=apart(number + 60, one.walking),
            after=apart(number + 90, one.after) if one.after else 0.0,
        )
        for number, one in enumerate(arrivals)
    ]
    went = [replace(turn, at=apart(number + 120, turn.at)) for number, turn in enumerate(turns)]
    return Script(day="2026-11-23", midnight=MIDNIGHT, arrivals=tuple(came), turns=tuple(went))


def moves(log: Sequence[Happened]) -> list[Any]:
    return sorted(
        (at, type(event).__name__, event.ticket, getattr(event, "window", ""))
        for event, at in log
        if isinstance(event, MOVES)
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(arrivals=arrivals, turns=turns, policy=st.sampled_from(get_args(PolicyName)))
def test_it_is_the_same_day(plan: Any, arrivals: Any, turns: Any, policy: PolicyName) -> None:
    under = replace(plan, groups={"default": Group(id="default", policy=policy)})
    script = at_odds(arrivals, turns)
    log = play(script, under, told=False).log
    read = recorded(log, under, Day(script.day, MIDNIGHT))
    assert moves(play(read.script, under, told=False).log) == moves(log)
