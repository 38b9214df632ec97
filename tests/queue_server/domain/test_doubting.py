"""Only the server says of a board that it cannot be relied on, or can again."""

from typing import Any

import pytest

from queue_server.domain.doubting import SERVER
from queue_server.domain.events import BoardDoubted, BoardTrusted
from wire.receipts import DoubtBoard, TrustBoard

DOUBT = DoubtBoard(command_id="c", board="board-left", fault="frozen", detail="since 9:12")
TRUST = TrustBoard(command_id="c", board="board-left", fault="frozen")


def test_the_server_says_so_and_the_log_keeps_it(day: Any) -> None:
    assert day.do(DOUBT, actor=SERVER) == [
        BoardDoubted(board="board-left", fault="frozen", detail="since 9:12")
    ]
    assert day.do(TRUST, actor="server") == [BoardTrusted(board="board-left", fault="frozen")]


@pytest.mark.parametrize("intent", [DOUBT, TRUST])
@pytest.mark.parametrize("actor", ["clerk:li", "device:kiosk", ""])
def test_nobody_else_may(day: Any, intent: Any, actor: str) -> None:
    assert day.refusal(intent, actor=actor).code == "server_only"
