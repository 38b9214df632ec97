"""Opening, pausing and closing a window."""

from datetime import timedelta

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import WindowClosed, WindowOpened, WindowPaused
from queue_server.domain.present import unknown_window
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire.intents import CloseWindow, OpenWindow, PauseWindow


def open_window(state: HallState, intent: OpenWindow, ask: Ask) -> Decision:
    """Open the window, also out of a pause; opening it again changes who sits there."""
    unknown = unknown_window(state, intent.window)
    return unknown or [WindowOpened(window=intent.window, clerk=intent.clerk or ask.actor)]


def pause_window(state: HallState, intent: PauseWindow, ask: Ask) -> Decision:
    """Pause an open window; the ticket at it may still be finished. Of a paused one, tell why or how long."""
    unknown = unknown_window(state, intent.window)
    if unknown is not None:
        return unknown
    now, told = state.window(intent.window).state, bool(intent.reason or intent.minutes)
    if now != "open" and not (now == "paused" and told):
        return Refusal(code="window_not_open")
    until = ask.now + timedelta(minutes=intent.minutes) if intent.minutes else None
    return [WindowPaused(window=intent.window, reason=intent.reason, until=until)]


def close_window(state: HallState, intent: CloseWindow, _ask: Ask) -> Decision:
    """Close the window, once nobody is at it."""
    unknown = unknown_window(state, intent.window)
    if unknown is not None:
        return unknown
    if state.window(intent.window).ticket is not None:
        return Refusal(code="window_busy")
    return [WindowClosed(window=intent.window)]
