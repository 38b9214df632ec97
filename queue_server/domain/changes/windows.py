"""How the state changes: a window opens, pauses, closes."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from queue_server.domain import events as e
from queue_server.domain.changes.change import Change
from queue_server.domain.state import HallState, WindowNow


def _window_opened(state: HallState, event: e.WindowOpened, at: datetime) -> None:
    thought = state.ratings.of(event.window, event.clerk)
    opened = replace(
        state.window(event.window),
        state="open",
        clerk=event.clerk,
        since=at,
        reason="",
        until=None,
        rated=thought.rated,
        rating_sum=thought.levels,
    )
    _turns(state, event.window, opened)


def _window_paused(state: HallState, event: e.WindowPaused, at: datetime) -> None:
    now = state.window(event.window)
    since = now.since if now.state == "paused" else at
    paused = replace(now, state="paused", since=since, reason=event.reason, until=event.until)
    _turns(state, event.window, paused)


def _window_closed(state: HallState, event: e.WindowClosed, at: datetime) -> None:
    _turns(state, event.window, WindowNow(since=at))


def _turns(state: HallState, window_id: str, now: WindowNow) -> None:
    step = (now.state == "open") - (state.window(window_id).state == "open")
    state.windows[window_id] = now
    window = state.plan.windows.get(window_id)
    for queue in window.queues if window and step else ():
        state.open_windows[queue] = state.open_windows.get(queue, 0) + step


CHANGES: Final[Mapping[type[e.Event], Change]] = MappingProxyType(
    {
        e.WindowOpened: _window_opened,
        e.WindowPaused: _window_paused,
        e.WindowClosed: _window_closed,
    }
)
