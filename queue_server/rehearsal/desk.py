"""A clerk's side of a window in a day being played."""

from dataclasses import dataclass


@dataclass
class Desk:
    """What the clerk ``wants`` (``open``, ``pause``, ``close``) and whether he is ``busy`` with a ticket.

    ``idle_since`` is in seconds after midnight; ``rested`` counts his rests, so
    that a look planned in an earlier rest is known for what it is.
    """

    wants: str = "close"
    is_open: bool = False
    busy: bool = False
    idle_since: float = 0.0
    rested: int = 0

    @property
    def is_idle(self) -> bool:
        """Whether a ticket could be called at once."""
        return self.is_open and not self.busy and self.wants == "open"
