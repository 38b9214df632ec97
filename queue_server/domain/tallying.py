"""What a call will change in the accounts of fairness, worked out before it happens."""

from queue_server.domain.fairness import Tally
from queue_server.domain.lifecycle import State
from queue_server.domain.place import Place, line_of
from queue_server.domain.plan import ORDINARY
from queue_server.domain.policy import alternate
from queue_server.domain.policy.standing import Standing
from queue_server.domain.state import HallState


def tally(state: HallState, lines: tuple[str, ...], called: Standing) -> Tally | None:
    """Return the tally of calling a ticket from a window that serves ``lines`` now; None changes nothing."""
    turn, line = _turn(state, lines)
    passed = _passed(state, lines, called.place)
    group, cycle = _cycle(called)
    if turn is not None and turn[2] != called.place[2]:
        owed = _owed(state, turn, line)
        return Tally(turn=turn[2], turn_line=line, owed=owed, passed=passed, group=group, cycle=cycle)
    return Tally(passed=passed, group=group, cycle=cycle) if passed or group else None


def _turn(state: HallState, lines: tuple[str, ...]) -> tuple[Place | None, str]:
    """Return whom arrival order calls from these lines, and from which."""
    shadow = state.fairness.shadow
    firsts = [(shadow[line][0], line) for line in lines if line in shadow]
    return min(firsts) if firsts else (None, "")


def _owed(state: HallState, turn: Place, line: str) -> bool:
    """Tell whether the ticket is an ordinary one that still waits there, and no ghost."""
    ticket = state.tickets.get(turn[2])
    return (
        ticket is not None
        and ticket.state is State.WAITING
        and ticket.priority == ORDINARY
        and line_of(ticket) == line
    )


def _passed(state: HallState, lines: tuple[str, ...], called: Place) -> dict[str, int]:
    """Return the new run of each line whose run of overtakes changes."""
    runs, changed = state.fairness.runs, {}
    for line in lines:
        places = state.lines.get(line, {}).get(ORDINARY)
        if places and places[0] < called:
            changed[line] = runs.get(line, 0) + 1
        elif line in runs:
            changed[line] = 0
    return changed


def _cycle(called: Standing) -> tuple[str, int]:
    """Return the alternating group that steps on, and its new step."""
    group = called.group
    if group.policy != "alternate":
        return "", 0
    step = alternate.then(group, called.cycle, called.priority.id)
    return (group.id, step) if step != called.cycle else ("", 0)
