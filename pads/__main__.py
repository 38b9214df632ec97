"""``hall-pads``: drives the call and rating pads of one machine."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Sequence

import structlog

from config.load import load
from config.problem import BadConfig
from pads.options import arguments
from pads.program import NoSuchLine, Program
from transports.errors import BadAddress


def main(argv: Sequence[str] | None = None) -> int:
    """Drive the pads until stopped; 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    asked = arguments(argv)
    _set_up_logs()
    try:
        program = Program(load(asked.config, asked.site).site, asked)
        asyncio.run(_until_stopped(program))
    except BadConfig as error:
        return _fail(f"the configuration in {asked.config} cannot be used:\n{error}")
    except (NoSuchLine, BadAddress) as error:
        return _fail(str(error))
    return 0


async def _until_stopped(program: Program) -> None:
    work = asyncio.ensure_future(program.run())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, work.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await work


def _set_up_logs() -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _fail(sentence: str) -> int:
    print(f"hall-pads: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
