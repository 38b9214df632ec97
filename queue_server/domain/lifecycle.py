"""The life of a ticket (排队号), from the touch to the end of service.

``NEXT`` is the whole rule book: a pair it does not list is illegal, and
nothing else may give a ticket its state. ``docs/reference/ticket-lifecycle.md``
is the reviewed drawing of it; a test compares the two.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


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
    NO_SHOW = "no_show"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    CANCEL = "cancel"
    EXPIRE = "expire"


S, A = State, Action

NEXT: Final[Mapping[tuple[State, Action], State]] = MappingProxyType(
    {
        (S.BOOKED, A.MOVE): S.BOOKED,  # 改约
        (S.BOOKED, A.CHECK_IN): S.WAITING,  # 签到取号
        (S.BOOKED, A.NO_SHOW): S.NO_SHOW,  # 爽约
        (S.BOOKED, A.CANCEL): S.CANCELLED,  # 取消预约
        (S.WAITING, A.CALL): S.CALLED,  # 叫号
        (S.WAITING, A.CANCEL): S.CANCELLED,  # 作废
        (S.WAITING, A.EXPIRE): S.EXPIRED,  # 日终失效
        (S.CALLED, A.RECALL): S.CALLED,  # 重呼
        (S.CALLED, A.START): S.SERVING,  # 开始办理
        (S.CALLED, A.FINISH): S.FINISHED,  # 办结 by pressing next
        (S.CALLED, A.NO_SHOW): S.NO_SHOW,  # 过号
        (S.CALLED, A.TRANSFER): S.WAITING,  # 转移
        (S.CALLED, A.CANCEL): S.CANCELLED,
        (S.CALLED, A.EXPIRE): S.EXPIRED,
        (S.SERVING, A.FINISH): S.FINISHED,  # 办结
        (S.SERVING, A.HOLD): S.HELD,  # 挂起
        (S.SERVING, A.TRANSFER): S.WAITING,
        (S.SERVING, A.EXPIRE): S.EXPIRED,
        (S.HELD, A.RESUME): S.SERVING,  # 恢复
        (S.HELD, A.TRANSFER): S.WAITING,
        (S.HELD, A.CANCEL): S.CANCELLED,
        (S.HELD, A.EXPIRE): S.EXPIRED,
    }
)

BEFORE: Final = frozenset({S.BOOKED})
"""Not in the hall yet: a booking lives over the end of a day."""
AT_WINDOW: Final = frozenset({S.CALLED, S.SERVING})
OPEN: Final = frozenset({S.WAITING, S.CALLED, S.SERVING, S.HELD})


def after(state: State, action: Action) -> State | None:
    """Return the state that ``action`` leads to, or None when the table forbids it."""
    return NEXT.get((state, action))
