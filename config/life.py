"""The settings of a ticket's life: how often, how long, and what is visited with one number."""

from typing import Annotated, Literal

import msgspec

from config.part import Id, Part

Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=600)]


class Joint(Part, frozen=True, kw_only=True):
    """A joint item whose windows are visited with one ticket 联合审批.

    Its own queue leads, the ``others`` follow; ``free`` leaves their order to
    where one waits least.
    """

    item: str
    others: tuple[Id, ...]
    lead_first: bool = True
    free: bool = True


class Rules(Part, frozen=True, kw_only=True):
    """The figures of a ticket's life; 0 means *no limit* where a limit is meant.

    Who missed a call returns to a place ``after`` the first ``return_after``
    who wait, ``half_way`` down the line, or at its ``end``.
    """

    recalls: Count = 3
    recall_seconds: Count = 5
    proof_seconds: Annotated[int, msgspec.Meta(ge=1, le=600)] = 15
    no_show_seconds: Count = 20
    returns: Count = 2
    return_minutes: Count = 60
    return_place: Literal["after", "half_way", "end"] = "after"
    return_after: Count = 3
    hold_minutes: Count = 60
    undo_seconds: Annotated[int, msgspec.Meta(ge=0, le=60)] = 10
    closing_minutes: Minutes = 60
    at_closing: Literal["warn", "refuse"] = "warn"
