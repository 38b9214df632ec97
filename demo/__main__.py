"""``hall-demo``: a whole hall on this machine, with virtual devices and virtual visitors."""

import asyncio
import contextlib
import itertools
import signal
import sys
import time
from collections.abc import Iterator

from config.problem import BadConfig
from demo.addresses import addresses
from demo.alongside import alongside
from demo.day import Day
from demo.hall import Hall, open_hall
from demo.hall_server import HallServer
from demo.needs import check
from demo.options import Options, arguments
from demo.outside import NoServer
from demo.place import Occupied, Place, settle
from demo.program import CannotStart
from demo.proofs import Figures
from demo.report import Run, as_json, good, table, write
from demo.visitors import Visitor, steady_arrivals, visitors

PROOFS_SECONDS = 10.0
LAST_LOOK = 1.0
BATCH = 500


def main(argv: list[str] | None = None) -> int:
    """Run the hall; 0 done and nothing lost, 1 failed or something lost, 2 wrong usage."""
    options = arguments(argv)
    try:
        check(options)
        place = settle(options.state, options.port)
        try:
            return asyncio.run(_run(options, place))
        finally:
            place.leave()
    except BadConfig as error:
        return _fail(f"the configuration in {options.config} cannot be used:\n{error}")
    except (CannotStart, NoServer, Occupied, OSError) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return 0


async def _run(options: Options, place: Place) -> int:
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel if task else lambda: None)
    begun = time.monotonic()
    try:
        async with open_hall(options, place, say) as hall:
            return await _open(options, hall, begun)
    except asyncio.CancelledError:
        say("the hall is closed")
        return 0


async def _open(options: Options, hall: Hall, begun: float) -> int:
    day = hall.day(say)
    async with alongside(HallServer(hall, day).run()):
        if hall.displays and not options.exit:
            await hall.offer_views()
        for line in addresses(hall):
            say(line)
        try:
            if hall.visitors_kiosks:
                await day.play(_visitors(options, hall))
            if not options.exit:
                say("no visitors come any more; Ctrl-C closes the hall")
                await asyncio.Event().wait()
        except asyncio.CancelledError:
            if options.report is not None:
                with contextlib.suppress(TimeoutError, NoServer):
                    async with asyncio.timeout(LAST_LOOK):
                        _tell(options, hall, day, await hall.figures(day), begun)
            raise
        found = await _proven(hall, day)
        return 0 if good(found, _tell(options, hall, day, found, begun)) else 1


async def _proven(hall: Hall, day: Day) -> Figures:
    """Return the figures once the last proofs are in, or what there is after a while. Raises NoServer."""
    found = await hall.figures(day)
    deadline = time.monotonic() + PROOFS_SECONDS
    while (
        not (found.clean and found.spoken + found.without_board == found.called)
        and time.monotonic() < deadline
    ):
        await asyncio.sleep(0.2)
        found = await hall.figures(day)
    return found


def _tell(options: Options, hall: Hall, day: Day, found: Figures, begun: float) -> Run:
    """Say what the day came to, and write it down where it is asked for. Raises OSError."""
    run = Run(
        seed=options.seed,
        speed=options.speed,
        screens=options.kivy,
        seconds=round(time.monotonic() - begun, 1),
        visitors=len(day.taken) + len(day.astray),
        astray=tuple(day.astray),
        restarts=sum(running.restarts for running in hall.processes.running.values()),
    )
    report = as_json(found, run)
    for line in table(report):
        say(line)
    if options.report is not None:
        write(report, options.report)
    return run


def _visitors(options: Options, hall: Hall) -> Iterator[Visitor]:
    """Yield who comes; without a number asked for, they never end."""
    loaded = hall.wiring.loaded
    queue_of = loaded.catalogue().queue_of
    if options.visitors is not None:
        arrivals = steady_arrivals(options.visitors, options.seed)
        yield from visitors(loaded.items, arrivals, options.seed, queue_of)
        return
    since = 0.0
    for batch in itertools.count():
        seed = options.seed + batch
        arrivals = [since + at for at in steady_arrivals(BATCH, seed)]
        yield from visitors(loaded.items, arrivals, seed, queue_of)
        since = arrivals[-1] + 30.0


def say(line: str) -> None:
    """Tell the person at the terminal."""
    with contextlib.suppress(BrokenPipeError):
        print(line, flush=True)


def _fail(sentence: str) -> int:
    print(f"hall-demo: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
