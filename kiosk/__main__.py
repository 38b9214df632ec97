"""``hall-kiosk``: options in, exit status out; every failure is one sentence."""

import argparse
import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator

from config.problem import BadConfig
from faces.automation import Glass, serve
from faces.fonts import NoFont
from faces.window import NoScreen
from kiosk import collector, options
from kiosk.compose import running
from kiosk.ending import Ending, beat
from kiosk.headless import HeadlessGlass
from kiosk.identity import Identity
from kiosk.lock import Taken
from kiosk.logs import set_up
from kiosk.place import Standing, standing
from kiosk.room import Panel, reach_of
from printers.journal import BadJournal
from speech.clips import BadClips
from speech.command import BadTemplate
from speech.sink import BadSink
from speech.voices import BadVoice
from station.heartbeat import AGAIN, Heartbeat
from transports.errors import BadAddress


def main(argv: list[str] | None = None) -> int:
    """Run until stopped; 0 done, 1 failed."""
    asked = options.parse(argv)
    words = [word for word in (sys.argv[1:] if argv is None else argv) if word != "--guarded"]
    if asked.guarded:
        within = () if asked.hangs is None else ("--within", str(asked.hangs))
        guard = (sys.executable, "-m", "station.guard", *within)
        os.execv(sys.executable, [*guard, "--", sys.executable, "-m", "kiosk", *words])
    set_up()
    collector.hold()
    status = _run(asked)
    if status == AGAIN and not os.environ.get("NOTIFY_SOCKET"):  # nobody else starts it again
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *words])
    return status


def _run(asked: argparse.Namespace) -> int:
    try:
        identity = options.identity_file(asked.state).read() or Identity("")
        asked.token = asked.token or identity.token
        stands = standing(asked.config, asked.site, asked.kiosk or identity.device or None)
        return asyncio.run(_without_screen(asked, stands) if asked.no_screen else _with_screen(asked, stands))
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


async def _without_screen(asked: argparse.Namespace, stands: Standing) -> int:
    ending = _ending()
    reach = reach_of(stands.kiosk.glass_bottom_mm, stands.kiosk.glass_height_mm)
    async with (
        running(asked, stands, Panel(reach=reach), lambda: ending.ask(AGAIN)) as presenter,
        _told(asked, HeadlessGlass(presenter)),
    ):
        collector.rest()
        collector.release()
        await ending.wait()
    return ending.status


async def _with_screen(asked: argparse.Namespace, stands: Standing) -> int:
    from kiosk.glass import open_glass

    ending = _ending()
    glass = open_glass(asked, stands)
    async with running(asked, stands, glass.pixels, lambda: ending.ask(AGAIN)) as presenter:
        if presenter.staff is not None:
            presenter.staff.end = lambda again: ending.ask(AGAIN if again else 0)
        app, shown = glass.show(presenter)
        async with _told(asked, shown):
            drawing = asyncio.create_task(app.async_run("asyncio"))
            stopped = asyncio.create_task(ending.wait())
            await asyncio.wait({drawing, stopped}, return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            app.stop()
            await drawing
    return ending.status


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


def _ending() -> Ending:
    ending = Ending()
    ending.heed_signals()
    ending.beating = asyncio.create_task(beat(Heartbeat()), name="beat")
    return ending


def _failed(sentence: str) -> int:
    print(f"hall-kiosk: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
