"""Commands on their way through the engine."""

import asyncio
from collections.abc import Iterable

import msgspec

from wire.answers import Answer, Unavailable
from wire.intents import Intent


class Waiting(msgspec.Struct):
    """A command on its way through the engine."""

    intent: Intent
    actor: str
    device: str
    answered: asyncio.Future[Answer]


def turn_away(group: Iterable[Waiting], detail: str) -> None:
    """Tell each that nothing was kept as far as is known; the same command may be sent again."""
    for waiting in group:
        if not waiting.answered.done():
            waiting.answered.set_result(Unavailable(command_id=waiting.intent.command_id, detail=detail))
