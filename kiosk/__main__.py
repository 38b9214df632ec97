"""``hall-kiosk``: options in, exit status out; every failure is one sentence."""

import argparse
import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator

from config.problem import BadConfig
from faces.automation import Glass, serve
from faces.fonts import NoFont
from faces.window import NoScreen
from kiosk import options
from kiosk.compose import running
from kiosk.headless import HeadlessGlass
from kiosk.lock import Taken
from kiosk.logs import set_up
from kiosk.place import Standing, standing
from kiosk.room import Panel, reach_of
from printers.journal import BadJournal
from speech.clips import BadClips
from speech.command import BadTemplate
from speech.sink import BadSink
from speech.voices import BadVoice
from transports.errors import BadAddress


def main(argv: list[str] | None = None) -> int:
    """Run until stopped; 0 done, 1 failed."""
    asked = options.parse(argv)
    set_up()
    try:
        stands = standing(asked.config, asked.site, asked.kiosk)
        asyncio.run(_without_screen(asked, stands) if asked.no_screen else _with_screen(asked, stands))
    except BadConfig as error:
        return _failed(f"the settings in {asked.config} cannot be used:\n{error}")
    except (
        BadAddress,
        BadClips,
        BadJournal,
        BadSink,
        BadTemplate,
        BadVoice,
        NoFont,
        NoScreen,
        Taken,
    ) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or 'the system'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return 0
    return 0


async def _without_screen(asked: argparse.Namespace, stands: Standing) -> None:
    stop = _stopper()
    reach = reach_of(stands.kiosk.glass_bottom_mm, stands.kiosk.glass_height_mm)
    async with (
        running(asked, stands, Panel(reach=reach)) as presenter,
        _told(asked, HeadlessGlass(presenter)),
    ):
        await stop.wait()


async def _with_screen(asked: argparse.Namespace, stands: Standing) -> None:
    from kiosk.glass import open_glass

    stop = _stopper()
    glass = open_glass(asked, stands)
    async with running(asked, stands, glass.pixels) as presenter:
        app, shown = glass.show(presenter)
        async with _told(asked, shown):
            drawing = asyncio.create_task(app.async_run("asyncio"))
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait({drawing, stopped}, return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            app.stop()
            await drawing


@contextlib.asynccontextmanager
async def _told(asked: argparse.Namespace, glass: Glass) -> AsyncIterator[None]:
    if asked.automation is None:
        yield
        return
    server = await serve(asked.automation, glass)
    try:
        yield
    finally:
        server.close()
        asked.automation.unlink(missing_ok=True)


def _stopper() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def _failed(sentence: str) -> int:
    print(f"hall-kiosk: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
