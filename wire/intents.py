"""What outside may ask of the queue: one struct an intent, each with a ``command_id``.

Sending the same ``command_id`` again is always safe: the first answer comes
back and nothing is done twice. The domain decides on these very structs; the
gateway adds who asked (actor, device) and when.
"""

from typing import Annotated, Literal

import msgspec

from wire.message import NO_NUL, CommandId, Message, Name, Text

Phone = Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9 -]{5,20}$(?!\n)")]
Person = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9a-f]{32}$(?!\n)",
        description="32 hexadecimal digits that say who, to us alone",
    ),
]
MOST_STOPS = 12
Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=NO_NUL)]
Channel = Literal["kiosk", "console", "phone", "rest"]


class Intent(Message, frozen=True, kw_only=True):
    """The root of all intents."""

    command_id: CommandId


class Issue(Intent, frozen=True, kw_only=True):
    """Take a number 取号, for an ``item`` (its queue is found), for a ``queue``, or for several ``items``.

    Several are stops of one visit, in the ``order`` given or as it suits best.

    ``for_window`` or ``for_clerk`` binds the ticket to one window or clerk 指定.
    ``person`` is an opaque word for who takes it, made where the card or phone number was read.
    """

    item: Name | None = None
    queue: Name | None = None
    items: Annotated[tuple[Name, ...], msgspec.Meta(max_length=MOST_STOPS)] = ()
    order: Literal["free", "given"] = "free"
    priority: Name = "ordinary"
    for_window: Name | None = None
    for_clerk: Name | None = None
    phone: Phone | None = None
    person: Person | None = None
    channel: Channel = "kiosk"
    language: Literal["zh", "en"] = "zh"


class AtWindow(Intent, frozen=True, kw_only=True):
    """The root of what a clerk does at a window."""

    window: Name


class CallNext(AtWindow, frozen=True, kw_only=True):
    """Call the next ticket 叫号; a ticket still at the window is finished by it."""


class CallTicket(AtWindow, frozen=True, kw_only=True):
    """Call a chosen ticket 指定叫号, out of order and for a ``reason`` that the log keeps."""

    ticket: Name
    reason: Reason


class Recall(AtWindow, frozen=True, kw_only=True):
    """Call the same ticket again 重呼."""


class Start(AtWindow, frozen=True, kw_only=True):
    """Service begins 开始办理."""


class Finish(AtWindow, frozen=True, kw_only=True):
    """Service ends 办结."""


class NoShow(AtWindow, frozen=True, kw_only=True):
    """The called citizen did not come 过号."""


class Hold(AtWindow, frozen=True, kw_only=True):
    """Park the ticket being served 挂起."""


class Resume(AtWindow, frozen=True, kw_only=True):
    """Take a held ticket back to this window 恢复; ``ticket`` may be left out when only one is held here."""

    ticket: Name | None = None


class Transfer(AtWindow, frozen=True, kw_only=True):
    """Send the ticket at this window to another queue, window or clerk 转移."""

    to_queue: Name | None = None
    to_window: Name | None = None
    to_clerk: Name | None = None


class OpenWindow(AtWindow, frozen=True, kw_only=True):
    """The window opens, staffed by the actor, or by ``clerk`` when a device speaks."""

    clerk: Name | None = None


PauseReason = Literal["", "break", "meeting", "papers", "system"]
"""A short rest; called to a meeting; papers are put in order; a machine or program does not work."""


class PauseWindow(AtWindow, frozen=True, kw_only=True):
    """The window pauses 暂停服务, for a ``reason`` and about so many ``minutes``, as far as they are told.

    Both may be told of a window that is paused already.
    """

    reason: PauseReason = ""
    minutes: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0


class CloseWindow(AtWindow, frozen=True, kw_only=True):
    """The window closes."""


class Cancel(Intent, frozen=True, kw_only=True):
    """Withdraw a ticket before service 作废."""

    ticket: Name
    reason: Text = ""


class CalledOut(AtWindow, frozen=True, kw_only=True):
    """The clerk called the number out by mouth: a proof of the call where screens and speakers fail."""


class Undo(AtWindow, frozen=True, kw_only=True):
    """Take back 撤销 the last action at this window, within some seconds of it."""


class Requeue(Intent, frozen=True, kw_only=True):
    """Who missed the call waits again 过号重排, where the site's rule puts them."""

    ticket: Name


class AddStop(Intent, frozen=True, kw_only=True):
    """Add a stop to a visit, behind all others; for an ``item`` or a ``queue``."""

    ticket: Name
    item: Name | None = None
    queue: Name | None = None
    reason: Reason


class SkipStop(Intent, frozen=True, kw_only=True):
    """Leave a stop out; ``stop`` counts from 0 along the visit."""

    ticket: Name
    stop: int
    reason: Reason


class OrderStops(Intent, frozen=True, kw_only=True):
    """Put the stops that are ahead, and the one waited for, into this ``order``, each by its count."""

    ticket: Name
    order: Annotated[tuple[int, ...], msgspec.Meta(min_length=1, max_length=MOST_STOPS * 2)]
    reason: Reason
