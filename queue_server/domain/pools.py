"""Which lines and windows hang together: a pool is all that can take work from one another."""

from collections.abc import Iterable

import msgspec

from queue_server.domain.plan import Plan


class Pool(msgspec.Struct, frozen=True):
    """Windows in the hall's order, and the lines they serve, those bound to one window included."""

    windows: tuple[str, ...]
    lines: tuple[str, ...]


def pools(plan: Plan) -> dict[str, Pool]:
    """Return the pool of every line: of each queue, and of each window's own (``@window``)."""
    found: dict[str, Pool] = {}
    for queues, windows in _parts(plan):
        order = tuple(name for name in plan.windows if name in windows)
        lines = (*(name for name in plan.queues if name in queues), *(f"@{name}" for name in order))
        found.update(dict.fromkeys(lines, Pool(order, lines)))
    return found


def _parts(plan: Plan) -> Iterable[tuple[set[str], set[str]]]:
    """Return the connected parts of the graph of queues and windows."""
    parts: list[tuple[set[str], set[str]]] = [({queue}, set()) for queue in plan.queues]
    for window in plan.windows.values():
        mine = {*window.queues, *(serve.queue for serve in window.serves)}
        touched = [part for part in parts if part[0] & mine]
        queues = set().union(*(part[0] for part in touched))
        windows = set().union({window.id}, *(part[1] for part in touched))
        parts = [part for part in parts if not part[0] & mine] + [(queues, windows)]
    return parts
