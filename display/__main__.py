"""``hall-board``: the calls of a hall on a television, and their announcement."""

import argparse
import asyncio
import contextlib
import signal
import sys
from collections.abc import Sequence

import structlog

from config.load import load
from config.problem import BadConfig
from config.settings import Site
from display.options import arguments
from display.program import NotThere, Program
from display.speech.clips import BadClips
from display.speech.command import BadTemplate
from display.speech.sink import BadSink
from display.voices import BadVoice
from faces.fonts import NoFont
from faces.window import NoScreen, opened, pane_of, prepare

SIZE = (1920, 1080)
REFUSALS = (NotThere, BadSink, BadVoice, BadClips, BadTemplate, NoFont, NoScreen, OSError)


def main(argv: Sequence[str] | None = None) -> int:
    """Show and announce until stopped; 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    asked = arguments(argv)
    _set_up_logs()
    try:
        site = load(asked.config, asked.site).site
        program = Program(site, asked)
        if asked.no_screen:
            asyncio.run(_listen(program))
        else:
            _show(site, program, asked)
    except BadConfig as error:
        return _fail(f"the configuration in {asked.config} cannot be used:\n{error}")
    except REFUSALS as error:
        return _fail(str(error))
    return 0


def _show(site: Site, program: Program, asked: argparse.Namespace) -> None:
    pane = pane_of(asked, f"hall-board {asked.board}", SIZE)
    prepare(pane, "board")
    window = opened(pane)
    from display import app  # Kivy only now, after prepare

    asyncio.run(app.run(window, site, program, asked))


async def _listen(program: Program) -> None:
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
    print(f"hall-board: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
