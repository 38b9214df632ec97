"""The state as the outside sees it: wire views of tickets, windows and queues."""

from msgspec.structs import replace

from queue_server.domain.appointment import Booking
from queue_server.domain.block import Block
from queue_server.domain.help import Help
from queue_server.domain.itinerary import Stop
from queue_server.domain.lifecycle import State
from queue_server.domain.outlook import Look
from queue_server.domain.plan import Plan
from queue_server.domain.quota import numbers_left
from queue_server.domain.state import HallState, WindowNow
from queue_server.domain.ticket import Ticket
from wire.blocks import BlockView
from wire.bookings import BookingView
from wire.live import Call, HalfView, HelpView, QueueView, QuotaView, StopView, TicketView, WindowView


def ticket_view(plan: Plan, ticket: Ticket, *, follow: bool = False) -> TicketView:
    """Return the ticket's view; ``follow`` only for who took the number."""
    queue = plan.queues.get(ticket.queue)
    bound = ticket.bound_to if ticket.bound_to in plan.windows else None
    windows = (bound,) if bound else queue.windows if queue else ()
    return TicketView(
        id=ticket.id,
        number=ticket.number,
        queue=ticket.queue,
        state=ticket.state.value,
        issued_at=ticket.issued_at,
        item=ticket.item,
        priority=ticket.priority,
        windows=windows,
        window=ticket.window if ticket.state is not State.WAITING else bound,
        times=ticket.times,
        people_ahead=ticket.people_ahead,
        wait_low=ticket.wait_low,
        wait_high=ticket.wait_high,
        wait_seconds=ticket.wait_seconds,
        today=ticket.today,
        called_at=ticket.called_at,
        started_at=ticket.started_at,
        ended_at=ticket.ended_at,
        slip=ticket.slip,
        proven_at=ticket.proven_at,
        unproven=ticket.unproven,
        returns=ticket.returns,
        stops=tuple(stop_view(plan, stop) for stop in ticket.stops),
        block=ticket.block,
        follow=ticket.follow if follow else None,
    )


def stop_view(plan: Plan, stop: Stop) -> StopView:
    """Return a stop's view."""
    windows = plan.queue(stop.queue).windows
    return StopView(queue=stop.queue, progress=stop.progress, item=stop.item, windows=windows)


def fresh(look: Look, view: TicketView) -> TicketView:
    """Return a durable view with people ahead and expected wait as of now.

    The state looked at may be ahead of what is durable, so it gives the estimate only.
    """
    ticket = look.state.tickets.get(view.id)
    if view.state != "waiting" or ticket is None or ticket.state is not State.WAITING:
        return view
    wait = look.ticket(ticket)
    return replace(
        view,
        people_ahead=wait.ahead,
        wait_low=wait.low,
        wait_high=wait.high,
        wait_seconds=wait.seconds,
        today=wait.today,
    )


def window_view(state: HallState, window_id: str) -> WindowView:
    """Return the window's view."""
    now = state.window(window_id)
    return window_as(window_id, now, state.tickets.get(now.ticket) if now.ticket else None)


def window_as(window_id: str, now: WindowNow, ticket: Ticket | None) -> WindowView:
    """Return the view of a window that is so, with the ticket at it."""
    return WindowView(
        id=window_id,
        state=now.state,  # type: ignore[arg-type]
        clerk=now.clerk or None,
        ticket=now.ticket,
        number=ticket.number if ticket else None,
        ticket_state=ticket.state.value if ticket else None,
        since=now.since,
        reason=now.reason,
        until=now.until,
        rated=now.rated,
        rating_sum=now.rating_sum,
    )


def queue_view(look: Look, queue_id: str) -> QueueView:
    """Return the queue's view, with the wait of one who joins it now."""
    state, wait = look.state, look.joining(queue_id)
    waiting, place = state.waiting(queue_id), state.first(queue_id)
    first = state.tickets[place[2]].arrived_at if place else None
    return QueueView(
        id=queue_id,
        waiting=waiting,
        open_windows=state.open_windows.get(queue_id, 0),
        first_since=first,
        wait_low=wait.low,
        wait_high=wait.high,
        today=wait.today,
    )


def quota_view(look: Look, item: str) -> QuotaView:
    """Return what is left of the numbers of an item with limited ones."""
    found = numbers_left(look.state, item, look.diary)
    halves = (
        HalfView(day=one.at.day, half=one.at.half.value, until=one.until, left=one.left) for one in found
    )
    return QuotaView(item=item, halves=tuple(halves))


def booking_view(plan: Plan, booking: Booking) -> BookingView:
    """Return the booking's view."""
    slot = booking.slot
    return BookingView(
        id=booking.id,
        code=booking.code,
        queue=booking.queue,
        state=booking.state.value,
        day=slot.day,
        time=slot.time,
        start=slot.start,
        until=slot.until,
        opens=booking.opens(plan.check_in),
        booked_at=booking.booked_at,
        item=booking.item,
        digits=booking.digits,
        channel=booking.channel,
    )


def block_view(block: Block) -> BlockView:
    """Return the block's view."""
    return BlockView(
        id=block.id,
        queue=block.queue,
        prefix=block.prefix,
        day=block.day,
        first=block.first,
        last=block.last,
    )


def help_view(help: Help) -> HelpView:
    """Return the view of an open call for help."""
    return HelpView(
        id=help.id,
        kiosk=help.kiosk,
        state="taken" if help.by else "called",
        called_at=help.called_at,
        language=help.language,
        by=help.by,
        taken_at=help.taken_at,
    )


def call_view(state: HallState, ticket: Ticket) -> Call | None:
    """Return the summons of a called ticket; None when its window is gone from the plan."""
    window = state.plan.windows.get(ticket.window or "")
    if window is None or ticket.called_at is None:
        return None
    return Call(
        ticket=ticket.id,
        number=ticket.number,
        window=window.id,
        hall=window.hall,
        queue=ticket.queue,
        times=ticket.calls,
        at=ticket.called_at,
    )
