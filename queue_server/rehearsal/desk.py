"""A clerk's side of a window in a day being played."""

from collections import deque
from dataclasses import dataclass, field


@dataclass
class Desk:
    """What the clerk ``wants`` (``open``, ``pause``, ``close``) and whether he is ``busy`` with a ticket.

    ``idle_since`` is in seconds after midnight; ``rested`` counts his rests, so
    that a look planned in an earlier rest is known for what it is. ``turning``
    is he to somebody who has just come. ``back`` are those held here who are
    back, ``chosen`` the tickets he means to call out of order.
    """

    wants: str = "close"
    is_open: bool = False
    busy: bool = False
    turning: bool = False
    idle_since: float = 0.0
    rested: int = 0
    back: deque[str] = field(default_factory=deque)
    chosen: deque[str] = field(default_factory=deque)

    @property
    def is_idle(self) -> bool:
        """Whether a ticket could be called at once."""
        return self.is_open and not self.busy and self.wants == "open"

    @property
    def is_free(self) -> bool:
        """Whether the clerk would see who comes."""
        return self.is_idle and not self.turning
