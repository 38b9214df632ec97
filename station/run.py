"""How a program runs and ends: logs in one form, stopped by a signal, failed in one sentence."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Coroutine

import structlog


def set_up_logs() -> None:
    """Send one JSON object a line to stderr for each thing an operator should know of."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


async def until_stopped(work: Coroutine[object, object, None]) -> None:
    """Do ``work`` until it ends or SIGINT or SIGTERM comes."""
    task = asyncio.ensure_future(work)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


def failed(program: str, sentence: str) -> int:
    """Say on stderr why the program cannot go on; return exit status 1."""
    sys.stderr.write(f"{program}: {sentence}\n")
    return 1
