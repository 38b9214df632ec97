"""What the server answers to an intent: done, refused, or nobody waits."""

import msgspec

from wire.blocks import BlockView
from wire.bookings import BookingView
from wire.live import HelpView, TicketView, WindowView
from wire.message import Message


class Done(Message, frozen=True, kw_only=True):
    """The intent was carried out (or had been: ``repeated``) and is durable."""

    command_id: str
    repeated: bool = False
    ticket: TicketView | None = None
    window: WindowView | None = None
    booking: BookingView | None = None
    block: BlockView | None = None
    help: HelpView | None = None


class NobodyWaits(Message, frozen=True, kw_only=True):
    """``call_next`` found no ticket; nothing changed."""

    command_id: str
    window: WindowView | None = None


class Refused(Message, frozen=True, kw_only=True):
    """The intent was not carried out and never will be under this id's terms.

    ``code`` is a stable word; ``field``, ``value`` and ``expected`` are given
    where the intent itself is wrong. ``detail`` is English, for staff and logs;
    citizens are shown a sentence from the ``errors`` catalogue by ``code``.
    """

    command_id: str
    code: str
    detail: str
    field: str | None = None
    value: str | None = None
    expected: str | None = None


class Unavailable(Message, frozen=True, kw_only=True):
    """The server could not make the intent durable; send it again with the same id later."""

    command_id: str
    detail: str


Answer = Done | NobodyWaits | Refused | Unavailable


class Goodbye(Message, frozen=True, kw_only=True):
    """The server is stopping in good order; reconnect after ``wait`` seconds."""

    wait: float = msgspec.field(default=1.0)
