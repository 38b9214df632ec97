"""What happens to the business day."""

from queue_server.domain.events.event import Event


class DayOpened(Event, frozen=True, kw_only=True):
    """A business day begins: numbers restart. The day is read from here, never from a clock again."""

    day: str
