"""What the server found out about the boards' glass."""

from queue_server.domain.events.event import Event


class BoardDoubted(Event, frozen=True, kw_only=True):
    """A board did not show what it should: it is silent, frozen, or shows something else."""

    board: str
    fault: str
    detail: str = ""


class BoardTrusted(Event, frozen=True, kw_only=True):
    """What was said of the board is over."""

    board: str
    fault: str
