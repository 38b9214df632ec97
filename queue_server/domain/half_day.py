"""Morning and afternoon 上午、下午: the two halves by which quotas are counted; noon is the site's own."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from queue_server.domain.hours import Hours, Opening
from queue_server.domain.plan import Queue

NOON: Final = 720
"""Minutes after local midnight."""


class Half(StrEnum):
    """A half of a business day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


def half_of(minute: float) -> Half:
    """Return the half that a minute of the day is in; noon itself is afternoon."""
    return Half.MORNING if minute < NOON else Half.AFTERNOON


def openings(hours: Hours, queue: Queue) -> tuple[Opening, ...]:
    """Return when some window of the queue works on that day: in study hours, only those on duty."""
    on_duty = not hours.on_duty.isdisjoint(queue.windows)
    return tuple(span for span in hours.opens if on_duty or not span.duty_only)


def open_halves(spans: Sequence[Opening]) -> tuple[Half, ...]:
    """Return the halves of the day in which any of ``spans`` lies, in order."""
    morning = any(span.start < NOON for span in spans)
    afternoon = any(span.until > NOON for span in spans)
    return (Half.MORNING,) * morning + (Half.AFTERNOON,) * afternoon
