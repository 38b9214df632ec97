"""What a kiosk says to the server about help, and what it makes of the answers."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.helpline import HelpLine
from wire.answers import Done, Refused
from wire.helping import CallHelp, EndHelp
from wire.live import HelpView

OPEN = HelpView(id="h", kiosk="k1", state="called", called_at=datetime(2026, 11, 24, tzinfo=UTC))


class Server:
    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[Any] = []

    async def ask(self, intent: Any, timeout: float) -> Any:
        self.asked.append(intent)
        if self.answer is None:
            raise TimeoutError
        return self.answer

    def ask_for_catalogue(self) -> None:
        """Nothing asks."""


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (Done(command_id="c", help=OPEN), (True, OPEN)),
        (Refused(command_id="c", code="help_called", detail="open"), (True, None)),
        (Refused(command_id="c", code="unknown_kiosk", detail="none"), (False, None)),
        (None, (False, None)),
    ],
)
async def test_a_call_is_heard_or_it_is_not(answer: Any, heard: tuple[bool, HelpView | None]) -> None:
    server = Server(answer)
    assert await HelpLine(server, "k1").call("en") == heard
    (asked,) = server.asked
    assert isinstance(asked, CallHelp)
    assert (asked.kiosk, asked.language) == ("k1", "en")


@pytest.mark.parametrize("answer", [Done(command_id="c"), None])
async def test_taking_a_call_back_is_tried_once(answer: Any) -> None:
    server = Server(answer)
    await HelpLine(server, "k1").end("h")
    (asked,) = server.asked
    assert isinstance(asked, EndHelp)
    assert asked.help == "h"
