"""An invented day at a real hall: its own queues, windows and hours, and visitors from a seed. Pure."""

from typing import Final

from msgspec.structs import replace

from queue_server.domain.plan import ORDINARY, Plan
from queue_server.rehearsal.script import Arrival, Script
from queue_server.rehearsal.shapes import OFFICE_DAY, Line, Shape
from queue_server.rehearsal.visitors import simulated

SERVICE: Final = 360.0
"""The median of a service, in seconds."""
Opens = tuple[tuple[int, int], ...]


def imagined(plan: Plan, visitors: int, seed: int, opens: Opens | None = None) -> Script:
    """Return a day on which about so many come; queues with more windows have more of them.

    ``opens`` are the hall's hours in minutes after midnight.
    """
    served = {name: queue.windows for name, queue in plan.queues.items() if queue.windows}
    windows = sorted({window for names in served.values() for window in names})
    shape = Shape(
        name="imagined",
        visitors=visitors,
        lines=[Line(name, float(len(names)), SERVICE, items=(1.0,)) for name, names in served.items()],
        windows=[[name for name, names in served.items() if window in names] for window in windows],
        rush=OFFICE_DAY,
    )
    script = simulated(replace(shape, opens=opens) if opens else shape, seed)
    called = dict(zip((f"w{at:02d}" for at in range(1, len(windows) + 1)), windows, strict=True))
    return replace(
        script,
        arrivals=tuple(_at(arrival, plan) for arrival in script.arrivals),
        turns=tuple(replace(turn, window=called[turn.window]) for turn in script.turns),
    )


def _at(arrival: Arrival, plan: Plan) -> Arrival:
    """Return who comes as one of the real hall: for its queue, in a class that it has."""
    queue, _, _ = (arrival.item or "").rpartition("-")
    priority = arrival.priority if plan.may_choose(arrival.priority) else ORDINARY
    return replace(arrival, item=None, queue=queue, priority=priority)
