"""A scratch copy of some lines, to call on or to let happen what is not decided yet."""

from collections.abc import Sequence

from queue_server.domain.fairness import Fairness
from queue_server.domain.state import HallState


def scratch(state: HallState, lines: Sequence[str]) -> HallState:
    """Return as much of the state as calling from ``lines`` reads and changes."""
    copied = {
        name: {of: list(places) for of, places in state.classes(name).items()}
        for name in lines
        if name in state.lines
    }
    return HallState(
        plan=state.plan,
        tickets=dict(state.tickets),
        lines=copied,
        fairness=_accounts(state.fairness, lines),
        windows=dict(state.windows),
    )


def _accounts(fairness: Fairness, lines: Sequence[str]) -> Fairness:
    return Fairness(
        shadow={name: list(fairness.shadow[name]) for name in lines if name in fairness.shadow},
        owed={name: dict(fairness.owed[name]) for name in lines if name in fairness.owed},
        runs={name: fairness.runs[name] for name in lines if name in fairness.runs},
        passers={name: list(fairness.passers[name]) for name in lines if name in fairness.passers},
        cycles=dict(fairness.cycles),
    )
