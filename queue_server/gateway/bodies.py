"""Bodies of the REST interface: what is sent and what comes back, for OpenAPI and msgspec."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from wire.intents import MOST_STOPS, Channel, PauseReason, Phone, Reason
from wire.live import SitePlan, StopView, TicketView, Today, WindowView
from wire.message import CommandId, Name, Text


class IssueBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Take a number for an ``item``, a ``queue``, or several ``items`` in one visit."""

    command_id: CommandId
    item: Name | None = None
    queue: Name | None = None
    items: Annotated[tuple[Name, ...], msgspec.Meta(max_length=MOST_STOPS)] = ()
    order: Literal["free", "given"] = "free"
    priority: Name = "ordinary"
    for_window: Name | None = None
    for_clerk: Name | None = None
    phone: Phone | None = None
    channel: Channel = "rest"


class CommandBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A command at a window."""

    command_id: CommandId


class OpenBody(CommandBody, frozen=True, kw_only=True):
    """Open a window, for ``clerk`` where a program speaks."""

    clerk: Name | None = None


class PauseBody(CommandBody, frozen=True, kw_only=True):
    """Pause a window: why, and for about how many minutes; 0 does not say."""

    reason: PauseReason = ""
    minutes: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0


class ResumeBody(CommandBody, frozen=True, kw_only=True):
    """Take a held ticket back."""

    ticket: Name | None = None


class TransferBody(CommandBody, frozen=True, kw_only=True):
    """Send the ticket at the window elsewhere."""

    to_queue: Name | None = None
    to_window: Name | None = None
    to_clerk: Name | None = None


class CallBody(CommandBody, frozen=True, kw_only=True):
    """Call a chosen ticket, and why."""

    ticket: Name
    reason: Reason


class CancelBody(CommandBody, frozen=True, kw_only=True):
    """Withdraw a ticket."""

    reason: Text = ""


class AddStopBody(CommandBody, frozen=True, kw_only=True):
    """Add a stop to a visit."""

    item: Name | None = None
    queue: Name | None = None
    reason: Reason


class ReasonBody(CommandBody, frozen=True, kw_only=True):
    """A command that needs a reason."""

    reason: Reason


class OrderStopsBody(ReasonBody, frozen=True, kw_only=True):
    """Put the stops that are ahead into another order."""

    order: Annotated[tuple[int, ...], msgspec.Meta(min_length=1, max_length=MOST_STOPS * 2)]


class Wait(msgspec.Struct, frozen=True):
    """Expected wait in whole minutes, as a band."""

    low: int
    high: int


class TicketOut(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket as REST shows it; ``follow`` only in the answer to who took the number."""

    id: str
    number: str
    queue: str
    queue_name: str
    state: str
    item: str | None
    priority: str
    hall: str | None
    windows: list[str]
    window: str | None
    people_ahead: int | None
    wait: Wait | None
    today: Today | None
    issued_at: datetime
    called_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    calls: int
    slip: str
    stops: list[StopView] = []
    follow: str | None = None


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """What a command at a window did."""

    command_id: str
    repeated: bool
    ticket: TicketOut | None
    window: WindowView | None


class Names:
    """The plan by name, made once, for a ticket is shown thousands of times a day."""

    def __init__(self, plan: SitePlan) -> None:
        self.hall_of = {window.id: window.hall for window in plan.windows}
        self.queue_name = {queue.id: queue.name for queue in plan.queues}


def ticket_out(view: TicketView, names: Names, public_url: str) -> TicketOut:
    """Return the REST form of a ticket."""
    serving = [name for name in view.windows if name in names.hall_of]
    place = view.window if view.window in names.hall_of else serving[0] if serving else None
    banded = view.wait_low is not None and view.wait_high is not None
    return TicketOut(
        id=view.id,
        number=view.number,
        queue=view.queue,
        queue_name=names.queue_name.get(view.queue, view.queue),
        state=view.state,
        item=view.item,
        priority=view.priority,
        hall=names.hall_of[place] if place else None,
        windows=serving,
        window=view.window,
        people_ahead=view.people_ahead,
        wait=Wait(view.wait_low or 0, view.wait_high or 0) if banded else None,
        today=view.today,
        issued_at=view.issued_at,
        called_at=view.called_at,
        started_at=view.started_at,
        ended_at=view.ended_at,
        calls=view.times,
        slip=view.slip,
        stops=list(view.stops),
        follow=f"{public_url}/follow/{view.follow}" if view.follow else None,
    )
