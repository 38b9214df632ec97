"""What every window bar should show now, from what the server told. Pure.

The bars follow the windows' views, not the stream of calls: a bar that was
away shows the right thing as soon as it is back, whatever it missed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from config.settings import Bar
from display.led.text import State, Words, words
from wire.live import SitePlan, WindowPlan, WindowView
from wire.mirror import Mirror


@dataclass(frozen=True)
class Showing:
    """What one bar shows; ``times`` makes a recall 重呼 of the same ticket a new showing."""

    state: State
    words: Words
    ticket: str | None = None
    times: int = 0


def showings(bars: Iterable[Bar], mirror: Mirror, language: str) -> dict[int, Showing]:
    """Return screen number → showing; a bar whose window the plan does not know is left out."""
    if mirror.plan is None:
        return {}
    plans = {window.id: window for window in mirror.plan.windows}
    known = ((bar, plans[bar.window]) for bar in bars if bar.window in plans)
    return {bar.screen: showing(plan, bar.cells, mirror, language) for bar, plan in known}


def showing(window: WindowPlan, width: int, mirror: Mirror, language: str) -> Showing:
    """Return what a bar of ``width`` cells above ``window`` shows."""
    view = mirror.windows.get(window.id)
    state = state_of(view)
    number = (view.number if view else None) or ""
    names = _queue_names(window, mirror.plan, language)
    said = words(state, width, language, window=window.label, number=number, queues=names)
    if view is None or state not in ("call", "serving"):
        return Showing(state, said)
    return Showing(state, said, view.ticket, _times(view.ticket, mirror) if state == "call" else 0)


def state_of(view: WindowView | None) -> State:
    """Return what the window is doing; a window never heard of is closed.

    A ticket at the window comes first: a clerk who pauses while a citizen is
    on the way does not take the call off the bar.
    """
    if view is None:
        return "closed"
    if view.ticket is not None and view.ticket_state == "called":
        return "call"
    if view.ticket is not None and view.ticket_state == "serving":
        return "serving"
    return "idle" if view.state == "open" else view.state


def _times(ticket: str | None, mirror: Mirror) -> int:
    return max((call.times for call in mirror.calls if call.ticket == ticket), default=1)


def _queue_names(window: WindowPlan, plan: SitePlan | None, language: str) -> list[str]:
    if plan is None:
        return []
    queues = {queue.id: queue for queue in plan.queues}
    served = [queues[queue] for queue in window.queues if queue in queues]
    names = [queue.name if language.startswith("zh") else queue.name_en for queue in served]
    return names or [window.name if language.startswith("zh") else window.name_en]
