"""What the rules must know of a site: its queues, windows and priority classes, as values."""

from collections.abc import Mapping

import msgspec


class Queue(msgspec.Struct, frozen=True):
    """A line; ``windows`` are the ids of those that serve it, in the hall's order."""

    id: str
    prefix: str
    windows: tuple[str, ...] = ()


class Window(msgspec.Struct, frozen=True):
    """A counter and the queues it serves."""

    id: str
    label: str
    hall: str
    queues: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """A site as the rules see it; ``head_start`` maps priority classes to minutes."""

    queues: Mapping[str, Queue]
    windows: Mapping[str, Window]
    queue_of_item: Mapping[str, str]
    head_start: Mapping[str, int]
