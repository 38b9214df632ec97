"""What a decision can be: events in order, a refusal, or nobody waits."""

from collections.abc import Sequence

from queue_server.domain.events import Event
from queue_server.domain.refusal import Refusal


class Nobody:
    """The next was asked for and nobody waits."""


NOBODY_WAITS = Nobody()
Decision = Sequence[Event] | Refusal | Nobody
