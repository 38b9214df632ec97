"""The full order 叫号顺序 in which those who wait would be called if nobody else came.

It is found by calling: the same choice and the same change of state, one call
after the other at this moment, on a scratch copy of the lines concerned.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from queue_server.domain.events import TicketCalled
from queue_server.domain.evolve import evolve
from queue_server.domain.fairness import Fairness
from queue_server.domain.moment import Moment
from queue_server.domain.policy.standing import Rule
from queue_server.domain.routing import choose
from queue_server.domain.serves import Served, ever_served, served_by
from queue_server.domain.state import HallState
from queue_server.domain.tallying import tally

NOWHERE: Final = ""
"""The window at which a scratch copy calls."""


class Placed(NamedTuple):
    """A ticket of the order, and the rule by which it would be called."""

    ticket: str
    rule: Rule


def order(state: HallState, queue: str, moment: Moment) -> Iterator[Placed]:
    """Yield those who wait in a queue as windows that serve it alone would call them."""
    served = Served((queue,))
    return _called(_scratch(state, served.own), lambda _: served, moment)


def order_at(state: HallState, window: str, moment: Moment) -> Iterator[Placed]:
    """Yield those whom a window would call if it alone called: its own, those it helps, those bound to it."""
    scratch = _scratch(state, ever_served(state, window))
    return _called(scratch, lambda now: served_by(now, window, moment), moment)


def _called(scratch: HallState, serves: Callable[[HallState], Served], moment: Moment) -> Iterator[Placed]:
    while True:
        lines = serves(scratch).lines
        choice = choose(scratch, lines, moment.seconds)
        if choice is None:
            return
        yield Placed(choice.ticket, choice.rule)
        called = tally(scratch, lines, choice.standing)
        evolve(scratch, TicketCalled(ticket=choice.ticket, window=NOWHERE, tally=called), moment.now)


def _scratch(state: HallState, lines: Sequence[str]) -> HallState:
    """Return as much of the state as calling from ``lines`` reads and changes."""
    copied = {
        name: {of: list(places) for of, places in state.classes(name).items()}
        for name in lines
        if name in state.lines
    }
    ids = (place[2] for classes in copied.values() for places in classes.values() for place in places)
    return HallState(
        plan=state.plan,
        tickets={name: state.tickets[name] for name in ids},
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
