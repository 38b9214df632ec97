"""``hall-board``: the calls of a hall on a television, and their announcement."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from config.load import load
from config.problem import BadConfig
from config.settings import Site
from display.options import arguments, unguarded
from display.preview import write_preview
from display.program import NotThere, Program
from display.seat_program import SeatProgram, screen_at_window
from faces.fonts import NoFont
from faces.window import NoScreen, opened, pane_of, prepare
from programme.still import BadPicture
from speech.clips import BadClips
from speech.command import BadTemplate
from speech.sink import BadSink
from speech.voices import BadVoice
from station.guard import guarded
from station.run import failed, set_up_logs, until_stopped

SIZE = (1920, 1080)
REFUSALS = (NotThere, BadPicture, BadSink, BadVoice, BadClips, BadTemplate, NoFont, NoScreen, OSError)


def main(argv: Sequence[str] | None = None) -> int:
    """Show and announce until stopped; 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    asked = arguments(argv)
    set_up_logs()
    if asked.guarded is not None:
        return guarded((sys.executable, "-m", "display", *unguarded(argv)), asked.guarded)
    try:
        loaded = load(asked.config, asked.site)
        site, at_window = loaded.site, screen_at_window(loaded.site, asked)
        if at_window is not None:
            _show_window(SeatProgram(loaded, at_window, asked), asked)
            return 0
        if asked.preview:
            return write_preview(site, asked, asked.size or SIZE)
        program = Program(site, asked)
        if asked.no_screen:
            asyncio.run(until_stopped(program.run()))
        else:
            _show(site, program, asked)
    except BadConfig as error:
        return failed("hall-board", f"the configuration in {asked.config} cannot be used:\n{error}")
    except REFUSALS as error:
        return failed("hall-board", str(error))
    return 0


def _show_window(program: SeatProgram, asked: argparse.Namespace) -> None:
    pane = pane_of(asked, f"hall-board {program.screen.id}", SIZE)
    prepare(pane, "board")
    window = opened(pane)
    from display import seat_app  # Kivy only now, after prepare

    asyncio.run(seat_app.run(window, program, asked))


def _show(site: Site, program: Program, asked: argparse.Namespace) -> None:
    pane = pane_of(asked, f"hall-board {asked.board}", SIZE)
    prepare(pane, "board")
    window = opened(pane)
    from display import app  # Kivy only now, after prepare

    asyncio.run(app.run(window, site, program, asked))


if __name__ == "__main__":
    raise SystemExit(main())
