"""The life of a ticket (排队号), from the touch to the end of service.

``NEXT`` is the whole rule book: a pair it does not list is illegal, and
nothing else may give a ticket its state. A row says which state follows, which
event is recorded, and which guard (``guards.GUARDS``) may still refuse.
``docs/reference/ticket-lifecycle.md`` is the reviewed drawing of it; a test
compares the two.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec


class State(StrEnum):
    """Where a ticket is in its life; a state is the participle of the action that leads to it."""

    BOOKED = "booked"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Action(StrEnum):
    """What may happen to a ticket."""

    MOVE = "move"
    CHECK_IN = "check_in"
    CALL = "call"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    NEXT_STOP = "next_stop"
    NO_SHOW = "no_show"
    REQUEUE = "requeue"
    HOLD = "hold"
    RESUME = "resume"
    RELEASE = "release"
    TRANSFER = "transfer"
    CANCEL = "cancel"
    EXPIRE = "expire"


class Guard(StrEnum):
    """What must hold besides the state."""

    FREE = ""
    RECALLS_LEFT = "recalls_left"
    PROVEN = "proven"
    RETURNS_LEFT = "returns_left"


class Move(msgspec.Struct, frozen=True):
    """A row of the rule book."""

    then: State
    event: str
    guard: Guard = Guard.FREE


S, A, G = State, Action, Guard

NEXT: Final[Mapping[tuple[State, Action], Move]] = MappingProxyType(
    {
        (S.BOOKED, A.MOVE): Move(S.BOOKED, "BookingMoved"),  # 改约
        (S.BOOKED, A.CHECK_IN): Move(S.WAITING, "BookingCheckedIn"),  # 签到取号
        (S.BOOKED, A.NO_SHOW): Move(S.NO_SHOW, "BookingReleased"),  # 爽约
        (S.BOOKED, A.CANCEL): Move(S.CANCELLED, "BookingCancelled"),  # 取消预约
        (S.WAITING, A.CALL): Move(S.CALLED, "TicketCalled"),  # 叫号
        (S.WAITING, A.CANCEL): Move(S.CANCELLED, "TicketCancelled"),  # 作废
        (S.WAITING, A.EXPIRE): Move(S.EXPIRED, "TicketExpired"),  # 日终失效
        (S.CALLED, A.RECALL): Move(S.CALLED, "TicketRecalled", G.RECALLS_LEFT),  # 重呼
        (S.CALLED, A.START): Move(S.SERVING, "ServiceStarted"),  # 开始办理
        (S.CALLED, A.FINISH): Move(S.FINISHED, "ServiceFinished"),  # 办结 by pressing next
        (S.CALLED, A.NEXT_STOP): Move(S.WAITING, "StopFinished"),
        (S.CALLED, A.NO_SHOW): Move(S.NO_SHOW, "TicketMissed", G.PROVEN),  # 过号
        (S.CALLED, A.TRANSFER): Move(S.WAITING, "TicketTransferred"),  # 转移
        (S.CALLED, A.CANCEL): Move(S.CANCELLED, "TicketCancelled"),
        (S.CALLED, A.EXPIRE): Move(S.EXPIRED, "TicketExpired"),
        (S.SERVING, A.FINISH): Move(S.FINISHED, "ServiceFinished"),  # 办结
        (S.SERVING, A.NEXT_STOP): Move(S.WAITING, "StopFinished"),  # 下一站
        (S.SERVING, A.HOLD): Move(S.HELD, "TicketHeld"),  # 挂起
        (S.SERVING, A.TRANSFER): Move(S.WAITING, "TicketTransferred"),
        (S.SERVING, A.EXPIRE): Move(S.EXPIRED, "TicketExpired"),
        (S.HELD, A.RESUME): Move(S.SERVING, "TicketResumed"),  # 恢复
        (S.HELD, A.RELEASE): Move(S.WAITING, "TicketReleased"),  # 挂起超时
        (S.HELD, A.TRANSFER): Move(S.WAITING, "TicketTransferred"),
        (S.HELD, A.CANCEL): Move(S.CANCELLED, "TicketCancelled"),
        (S.HELD, A.EXPIRE): Move(S.EXPIRED, "TicketExpired"),
        (S.NO_SHOW, A.REQUEUE): Move(S.WAITING, "TicketRequeued", G.RETURNS_LEFT),  # 过号重排
    }
)

BEFORE: Final = frozenset({S.BOOKED})
"""Not in the hall yet: a booking lives over the end of a day."""
AT_WINDOW: Final = frozenset({S.CALLED, S.SERVING})
OPEN: Final = frozenset({S.WAITING, S.CALLED, S.SERVING, S.HELD})
"""What the end of the day must end; who did not come has ended already, and may only come back before it."""


def after(state: State, action: Action) -> State | None:
    """Return the state that ``action`` leads to, or None when the table forbids it."""
    move = NEXT.get((state, action))
    return move.then if move else None
