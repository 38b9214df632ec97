"""Which ticket a window gets next 叫号: the first by virtual arrival over its own line and its queues."""

from queue_server.domain.state import HallState


def next_ticket(state: HallState, window_id: str) -> str | None:
    """Return the id of the ticket to call, or None when nobody waits for this window.

    Cost: one look at the head of each line the window serves.
    """
    window = state.plan.windows[window_id]
    heads = [line[0] for name in (f"@{window_id}", *window.queues) if (line := state.line(name))]
    return min(heads)[2] if heads else None
