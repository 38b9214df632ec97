"""Citizens rate the service they had."""

from queue_server.domain.events.event import Event


class ServiceRated(Event, frozen=True, kw_only=True):
    """The citizen with ``ticket`` rated what ``clerk`` did at ``window`` 评价, from 5 (the best) to 1."""

    window: str
    ticket: str
    clerk: str
    level: int
