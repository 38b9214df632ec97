"""Taking a lesson back, when the action that taught it is undone."""

from typing import TypeVar

import msgspec

from queue_server.domain.learned import Band, Learned, bucket
from queue_server.domain.lengths import Lengths, Share
from queue_server.domain.ticket import Ticket

K = TypeVar("K")
V = TypeVar("V")


class Lesson(msgspec.Struct, frozen=True, array_like=True):
    """All that an action with one ticket can teach, as it is at a time; None where nothing was learned."""

    site: Lengths
    missed: Lengths
    gap: float
    queue: Lengths | None
    item: Lengths | None
    hour: Lengths | None
    share: Share | None
    band: Band | None


class Taught(msgspec.Struct, frozen=True, array_like=True):
    """What an action with ``ticket`` in an hour of the day changed of what is learned."""

    ticket: Ticket
    hour: int
    before: Lesson
    then: Lesson


def lesson(learned: Learned, ticket: Ticket, hour: int) -> Lesson:
    """Return what an event of ``ticket`` in that hour can change."""
    return Lesson(
        learned.site,
        learned.missed,
        learned.gap,
        learned.queues.get(ticket.queue),
        learned.items.get(ticket.item or ""),
        learned.by_hour.get(hour),
        learned.no_shows.get(ticket.queue),
        learned.bands.get(bucket(ticket.people_ahead)),
    )


def take_back(learned: Learned, taught: Taught) -> None:
    """Make what is still as it was taught what it was before; what has moved on since stays."""
    ticket, hour, before, then = taught.ticket, taught.hour, taught.before, taught.then
    learned.site = before.site if learned.site == then.site else learned.site
    learned.missed = before.missed if learned.missed == then.missed else learned.missed
    learned.gap = before.gap if learned.gap == then.gap else learned.gap
    _put_back(learned.queues, ticket.queue, before.queue, then.queue)
    _put_back(learned.items, ticket.item or "", before.item, then.item)
    _put_back(learned.by_hour, hour, before.hour, then.hour)
    _put_back(learned.no_shows, ticket.queue, before.share, then.share)
    _put_back(learned.bands, bucket(ticket.people_ahead), before.band, then.band)


def _put_back(kept: dict[K, V], name: K, before: V | None, then: V | None) -> None:
    if before == then or kept.get(name) != then:
        return
    if before is None:
        del kept[name]
    else:
        kept[name] = before
