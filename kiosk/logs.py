"""One JSON line on stderr for each thing an operator should know of."""

import json
import logging
import sys
import time
from collections import deque
from typing import Final

OWN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Lines(logging.Formatter):
    """A record with what was given as ``extra``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(record.created)),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "from": record.name,
            **{name: value for name, value in vars(record).items() if name not in OWN},
        }
        if record.exc_info:
            told["error"] = repr(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False, default=str)


KEPT: Final = 100
RECENT: Final[deque[str]] = deque(maxlen=KEPT)
"""The newest lines, for the staff menu."""


class Keep(logging.Handler):
    """Keeps the newest lines in :data:`RECENT`."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's line."""
        RECENT.append(self.format(record))


def set_up() -> None:
    """Send warnings and worse to stderr, and keep the newest."""
    handlers = [logging.StreamHandler(sys.stderr), Keep()]
    for handler in handlers:
        handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=handlers, force=True)
