"""The full order 叫号顺序 in which those who wait would be called if nobody else came.

It is found by calling: the same choice and the same change of state, one call
after the other at this moment, on a scratch copy of the lines concerned.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from queue_server.domain.events import TicketCalled
from queue_server.domain.evolve import evolve
from queue_server.domain.moment import Moment
from queue_server.domain.policy.standing import Rule
from queue_server.domain.routing import choose
from queue_server.domain.scratch import scratch
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
    return _called(scratch(state, served.own), lambda _: served, moment)


def order_at(state: HallState, window: str, moment: Moment) -> Iterator[Placed]:
    """Yield those whom a window would call if it alone called: its own, those it helps, those bound to it."""
    copy = scratch(state, ever_served(state, window))
    return _called(copy, lambda now: served_by(now, window, moment), moment)


def _called(copy: HallState, serves: Callable[[HallState], Served], moment: Moment) -> Iterator[Placed]:
    while True:
        lines = serves(copy).lines
        choice = choose(copy, lines, moment.seconds)
        if choice is None:
            return
        yield Placed(choice.ticket, choice.rule)
        called = tally(copy, lines, choice.standing)
        evolve(copy, TicketCalled(ticket=choice.ticket, window=NOWHERE, tally=called), moment.now)
