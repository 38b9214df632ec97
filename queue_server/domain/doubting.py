"""What the server found out about a board goes into the log, so that nobody need believe a screen."""

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import BoardDoubted, BoardTrusted
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire.receipts import DoubtBoard, TrustBoard

SERVER = "server"
"""The actor of what the server does by itself."""


def doubt(_state: HallState, intent: DoubtBoard, ask: Ask) -> Decision:
    """A board is not to be relied on."""
    event = BoardDoubted(board=intent.board, fault=intent.fault, detail=intent.detail)
    return [event] if ask.actor == SERVER else Refusal(code="server_only")


def trust(_state: HallState, intent: TrustBoard, ask: Ask) -> Decision:
    """It is again."""
    event = BoardTrusted(board=intent.board, fault=intent.fault)
    return [event] if ask.actor == SERVER else Refusal(code="server_only")
