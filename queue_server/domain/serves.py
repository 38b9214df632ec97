"""Which lines a window serves now: its own, and those it helps.

A help is given when nobody waits in the window's own lines, or when the first
of the helped queue waits longer than the bound that the plan names.
"""

from typing import NamedTuple

from queue_server.domain.moment import MINUTE, Moment
from queue_server.domain.place import clerks_line
from queue_server.domain.plan import Serve
from queue_server.domain.state import HallState


class Served(NamedTuple):
    """The names of the lines that a window calls from now."""

    own: tuple[str, ...]
    helped: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them."""
        return self.own + self.helped


def served_by(state: HallState, window_id: str, moment: Moment) -> Served:
    """Return what a window of the plan serves at this moment."""
    window, bound = state.plan.windows[window_id], bound_lines(state, window_id)
    if not window.serves:
        return Served((*bound, *window.queues))
    now = [serve for serve in window.serves if in_force(serve, moment)]
    own = (*bound, *window.queues, *(serve.queue for serve in now if not serve.helps))
    idle = not any(line in state.lines for line in own)
    helped = (serve.queue for serve in now if serve.helps and (idle or _pressed(state, serve, moment)))
    return Served(own, tuple(name for name in dict.fromkeys(helped) if name not in own))


def in_force(serve: Serve, moment: Moment) -> bool:
    """Tell whether the plan means this weekday and hour."""
    return moment.local.weekday() in serve.days and serve.start <= moment.minute_of_day < serve.until


def ever_served(state: HallState, window_id: str) -> tuple[str, ...]:
    """Return the lines from which the window may call at any hour, as its own or as a help."""
    window = state.plan.windows[window_id]
    named = (*bound_lines(state, window_id), *window.queues, *(serve.queue for serve in window.serves))
    return tuple(dict.fromkeys(named))


def bound_lines(state: HallState, window_id: str) -> tuple[str, ...]:
    """Return the lines of tickets bound to a window, or to the clerk who sits there."""
    clerk = state.window(window_id).clerk
    return (f"@{window_id}", clerks_line(clerk)) if clerk else (f"@{window_id}",)


def _pressed(state: HallState, serve: Serve, moment: Moment) -> bool:
    first = state.first(serve.queue)
    if first is None or serve.over is None:
        return False
    return moment.seconds - first[0] > serve.over * MINUTE
