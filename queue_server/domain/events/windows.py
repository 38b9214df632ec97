"""A window opens, pauses, closes; what was done last at it is undone."""

from datetime import datetime

from queue_server.domain.events.event import Event


class WindowOpened(Event, frozen=True, kw_only=True):
    """A window is open, staffed by ``clerk``."""

    window: str
    clerk: str


class WindowPaused(Event, frozen=True, kw_only=True):
    """A window pauses 暂停服务: why (``""`` was not told), and until about when."""

    window: str
    reason: str = ""
    until: datetime | None = None


class WindowClosed(Event, frozen=True, kw_only=True):
    """A window closed."""

    window: str


class ActionUndone(Event, frozen=True, kw_only=True):
    """The last action at a window was taken back 撤销; ``tickets``, the first ``ticket``, are as before."""

    window: str
    action: str
    ticket: str
    tickets: tuple[str, ...]
