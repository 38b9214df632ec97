"""What the clients did and were told, each from its own side: the only evidence some checks admit."""

from collections.abc import Callable
from dataclasses import dataclass, field

from wire.answers import Done, NobodyWaits, Refused
from wire.blocks import MergeTicket
from wire.intents import Intent

Answer = Done | NobodyWaits | Refused
OpenTime = tuple[int, str] | None
"""The same for as long as the hall is open by a clock that nobody sets; None after closing."""


@dataclass
class Asked:
    """One command as one client saw it; ``answer`` is None while (or for ever) unknown.

    ``stayed_open`` tells that the hall was open all the time from the asking to the answer.
    """

    who: str
    intent: Intent
    asked: int
    answered: int | None = None
    answer: Answer | None = None
    began: OpenTime = None
    stayed_open: bool = False


@dataclass
class History:
    """All commands, in the order they were asked; ``given`` is what kiosks gave out by themselves."""

    commands: list[Asked] = field(default_factory=list)
    given: list[MergeTicket] = field(default_factory=list)
    open_time: Callable[[], OpenTime] = lambda: None

    def asks(self, who: str, intent: Intent, moment: int) -> Asked:
        """Note that a client asks."""
        command = Asked(who, intent, moment, began=self.open_time())
        self.commands.append(command)
        return command

    def answers(self, asked: Asked, answer: Answer, moment: int) -> None:
        """Note what a client was told."""
        asked.answer, asked.answered = answer, moment
        asked.stayed_open = asked.began is not None and asked.began == self.open_time()
