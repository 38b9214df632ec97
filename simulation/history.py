"""What the clients did and were told, each from its own side: the only evidence some checks admit."""

from dataclasses import dataclass, field

from wire.answers import Done, NobodyWaits, Refused
from wire.intents import Intent

Answer = Done | NobodyWaits | Refused


@dataclass
class Asked:
    """One command as one client saw it; ``answer`` is None while (or for ever) unknown."""

    who: str
    intent: Intent
    asked: int
    answered: int | None = None
    answer: Answer | None = None


@dataclass
class History:
    """All commands, in the order they were asked."""

    commands: list[Asked] = field(default_factory=list)

    def asks(self, who: str, intent: Intent, moment: int) -> Asked:
        """Note that a client asks."""
        command = Asked(who, intent, moment)
        self.commands.append(command)
        return command
