"""A window opens, pauses, closes."""

from queue_server.domain.events.event import Event


class WindowOpened(Event, frozen=True, kw_only=True):
    """A window is open, staffed by ``clerk``."""

    window: str
    clerk: str


class WindowPaused(Event, frozen=True, kw_only=True):
    """A window pauses 暂停服务."""

    window: str


class WindowClosed(Event, frozen=True, kw_only=True):
    """A window closed."""

    window: str
