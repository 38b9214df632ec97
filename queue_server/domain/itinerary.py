"""A visit with several stops 多站办理: what they are, in which order, and which is next.

A stop belongs to a stage; every stop of a stage comes before those of a later
one, and within a stage the order is free. So a given order is one stop a stage,
and *lead window first, co-units in any order* is the lead in a stage of its own.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

Progress = Literal["ahead", "here", "done", "skipped"]


class Stop(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stop of a visit; ``reason`` is the clerk's for having added, skipped or moved it."""

    queue: str
    item: str | None = None
    stage: int = 0
    progress: Progress = "ahead"
    reason: str = ""


class Route(msgspec.Struct, frozen=True):
    """The stops of a joint item 联合审批: the ``lead`` queue first or last, the others free or in order."""

    lead: str
    others: tuple[str, ...]
    lead_first: bool = True
    free: bool = True


def planned(route: Route, item: str) -> tuple[Stop, ...]:
    """Return the stops of a joint item, none begun yet."""
    stages = enumerate(route.others, 1)
    others = [Stop(queue=queue, item=item, stage=1 if route.free else at) for at, queue in stages]
    lead = Stop(queue=route.lead, item=item, stage=0 if route.lead_first else len(route.others) + 1)
    return (lead, *others) if route.lead_first else (*others, lead)


def listed(pairs: Sequence[tuple[str, str]], *, free: bool) -> tuple[Stop, ...]:
    """Return the stops of several (item, queue) of one visit, none begun yet."""
    return tuple(
        Stop(queue=queue, item=item, stage=0 if free else at) for at, (item, queue) in enumerate(pairs)
    )


def open_stops(stops: Sequence[Stop]) -> list[int]:
    """Return which stops could be next: those ahead in the earliest stage that has any."""
    ahead = [at for at, stop in enumerate(stops) if stop.progress == "ahead"]
    first = min((stops[at].stage for at in ahead), default=0)
    return [at for at in ahead if stops[at].stage == first]


def went_on(stops: Sequence[Stop], at: int, then: int | None, left: Progress = "done") -> tuple[Stop, ...]:
    """Return the stops after the one ``at`` was ``left`` and the one at ``then`` is where the citizen is."""
    news = {at: left, then: "here"} if then != at else {at: "here"}
    return tuple(
        msgspec.structs.replace(stop, progress=news[index]) if index in news else stop
        for index, stop in enumerate(stops)
    )
