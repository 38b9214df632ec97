"""Figures for Prometheus: what was asked and answered, how groups commit, who is connected."""

from collections.abc import Callable
from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from queue_server.engine.engine import Engine
from queue_server.gateway.boards import Boards
from queue_server.gateway.hub import Hub
from wire.live import Change


class Metrics:
    """One registry a server; gauges are read when they are asked for."""

    def __init__(self, engine: Engine, hub: Hub, boards: Boards) -> None:
        self._registry = CollectorRegistry()
        self._groups = Counter("hall_commit_groups", "Groups committed to the log", registry=self._registry)
        self._calls = Counter("hall_calls", "Calls published", ["hall"], registry=self._registry)
        self._gauge("hall_ready", "1 while the log can be written", lambda: float(engine.ready))
        self._gauge("hall_log_records", "Records in the event log", lambda: float(engine.published.seq))
        self._gauge("hall_connections", "Programs and pages connected", lambda: float(len(hub.members())))
        self._gauge("hall_boards_doubted", "Boards that do not show what they should", boards.doubted)
        behind = "Frames waiting for slow clients"
        self._gauge(
            "hall_frames_behind", behind, lambda: float(sum(member.behind for member in hub.members()))
        )
        waiting = Gauge("hall_waiting", "Tickets waiting", ["queue"], registry=self._registry)
        for queue in engine.published.queues:
            waiting.labels(queue).set_function(partial(_waiting, engine, queue))

    def take(self, change: Change) -> None:
        """Count what a group did."""
        self._groups.inc()
        for call in change.calls:
            self._calls.labels(call.hall).inc()

    def text(self) -> tuple[bytes, str]:
        """Return the exposition and its content type."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST

    def _gauge(self, name: str, help_text: str, read: Callable[[], float]) -> None:
        Gauge(name, help_text, registry=self._registry).set_function(read)


def _waiting(engine: Engine, queue: str) -> float:
    return engine.published.queues[queue].waiting
