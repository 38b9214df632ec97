"""What would move a waiting ticket within its line: codes with the figures of their sentences.

All of it is read from the present; ``order`` says where the ticket stands.
"""

from collections.abc import Iterator, Mapping
from math import ceil
from types import MappingProxyType
from typing import Final

from queue_server.domain.fronts import standing_of
from queue_server.domain.moment import Moment
from queue_server.domain.place import line_of, place_of
from queue_server.domain.plan import APPOINTMENT, ORDINARY
from queue_server.domain.policy.alternate import between, side
from queue_server.domain.policy.standing import MINUTE, Rule, Standing
from queue_server.domain.state import HallState
from queue_server.domain.ticket import Ticket

MOVES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "head_start": "its class counts as come so many minutes earlier",
        "climbs": "it climbs a rank in so many minutes",
        "turn": "so many of the other side are called before its side's turn",
        "slot": "its appointment's slot comes in so many minutes",
        "promise": "so many minutes are left of the promised wait",
        "owed": "in so many minutes nobody who came later may pass",
        "passed": "so many who came later have passed, of at most so many",
        "in_a_row": "so many in a row have passed, of at most so many",
        "aged": "in so many minutes it has waited so long that nobody may pass",
        "bound": "all windows may call it in so many minutes; 0 is never",
    }
)
"""Every reason for which a ticket can move."""


def moves(state: HallState, ticket: Ticket, moment: Moment) -> tuple[Rule, ...]:
    """Return what would move a waiting ticket, most telling first."""
    standing = standing_of(state, place_of(ticket), moment.seconds)
    guarded = _by_guarantee(state, ticket, standing) if ticket.priority == ORDINARY else ()
    return (*guarded, *_by_policy(standing), *_by_binding(state, ticket, moment))


def _by_guarantee(state: HallState, ticket: Ticket, standing: Standing) -> Iterator[Rule]:
    fairness, bounds, line = state.fairness, standing.group.guarantee, line_of(ticket)
    owed = fairness.owed.get(line, {}).get(ticket.id)
    if owed is not None and bounds.cap is not None:
        yield "owed", {"minutes": _left(bounds.cap, standing.now - owed)}
    passed = fairness.overtaken(line, standing.place)
    if bounds.overtakes is not None and passed:
        yield "passed", {"times": passed, "most": bounds.overtakes}
    if bounds.in_a_row is not None and line in fairness.runs and _is_first(state, line, standing):
        yield "in_a_row", {"times": fairness.runs[line], "most": bounds.in_a_row}
    if bounds.aged is not None:
        yield "aged", {"minutes": _left(bounds.aged, standing.waited)}


def _by_policy(standing: Standing) -> Iterator[Rule]:
    group, priority = standing.group, standing.priority
    if group.policy == "head_start" and priority.head_start:
        yield "head_start", {"minutes": priority.head_start}
    if group.policy == "priority_first" and group.climb:
        waited = max(standing.waited, 0.0)
        yield "climbs", {"minutes": _left(group.climb, waited % (group.climb * MINUTE))}
    if group.policy == "alternate":
        waits = between(group, standing.cycle, side(group, priority.id), 0, sum(group.turns))
        yield "turn", {"calls": waits}
    if group.policy == "deadline" and priority.id == APPOINTMENT:
        yield "slot", {"minutes": _left(0, standing.waited)}
    elif group.policy == "deadline":
        yield "promise", {"minutes": _left(standing.queue.promise - priority.head_start, standing.waited)}


def _by_binding(state: HallState, ticket: Ticket, moment: Moment) -> Iterator[Rule]:
    if ticket.bound_at is not None:
        waited = (moment.now - ticket.bound_at).total_seconds()
        yield "bound", {"minutes": _left(state.plan.bound, waited) if state.plan.bound else 0}


def _is_first(state: HallState, line: str, standing: Standing) -> bool:
    return state.classes(line)[ORDINARY][0] == standing.place


def _left(minutes: int, seconds: float) -> int:
    """Return the whole minutes left of a span, begun ones counted; none when it is over."""
    return max(ceil(minutes - seconds / MINUTE), 0)
