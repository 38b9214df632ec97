"""The real server's heart as a process that can be killed, stopped, and started again on the same disk."""

import asyncio
from functools import partial
from typing import Any, Final, Protocol

from config.load import Loaded
from queue_server.compose import Heart, heart
from queue_server.engine.ports import Store, StoreFailed
from queue_server.engine.record import BrokenLog
from queue_server.gateway.ports import Outside
from simulation.disk import Disk
from simulation.enrolled import EnrolledDevices
from simulation.line import Line
from simulation.process import Process
from simulation.told import Told
from simulation.world import World

START_SECONDS: Final = 1.0
TICK_SECONDS: Final = 7.0
AWAY_SECONDS: Final = (0.1, 40.0)


class Keeper(Protocol):
    """What stores need besides the port: a way to die."""

    disk: Disk

    def open(self, process: Process) -> "Dying":
        """Return a process's store."""

    def verify(self) -> None:
        """Raise Violation when it does not hold what was kept."""

    def close(self) -> None:
        """The run is over."""


class Dying(Store, Protocol):
    """A store whose machine may die."""

    def crash(self) -> None:
        """Lose what is not durable."""


class Server:
    """The one server of the site; ``told`` maps the epoch of each of its runs to what that run told."""

    def __init__(self, world: World, keeper: Keeper, loaded: Loaded) -> None:
        self._world = world
        self._keeper = keeper
        self._loaded = loaded
        self._outside = Outside(world.clock, world.word, world.word, asyncio.to_thread)
        self._runs = 0
        self._chance = world.chance("supervisor")
        self._process: Process | None = None
        self._store: Dying | None = None
        self._lines: list[Line] = []
        self._dead: list[Process] = []
        self.heart: Heart | None = None
        self.told: dict[str, Told] = {}

    @property
    def up(self) -> bool:
        """Tell whether connections are accepted."""
        return self.heart is not None

    @property
    def running(self) -> bool:
        """Tell whether there is a process."""
        return self._process is not None

    def start(self) -> None:
        """Start the server, unless it runs."""
        if self._process is not None:
            return
        self._runs += 1
        process = self._process = Process(f"server {self._runs}")
        self._world.note("start", process.name)
        process.spawn(self._live(process))

    def accept(self, line: Line) -> bool:
        """Take a new connection; False when nobody listens."""
        if self._process is None or self.heart is None:
            return False
        self._lines = [known for known in self._lines if not known.server_knows]
        self._lines.append(line)
        self._process.spawn(self._serve(line, self.heart))
        return True

    def kill(self, *, quietly: bool = False) -> None:
        """Kill it at whatever await it is; ``quietly`` as when the machine dies: nobody is told."""
        process, store = self._process, self._store
        if process is None:
            return
        self._world.note("kill", process.name)
        process.kill()
        if store is not None:
            store.crash()
        self._over(process, quietly=quietly)

    def kill_after(self, turns: int, *, quietly: bool) -> None:
        """Kill it after so many turns of its own: between any two awaits, most likely where it works."""
        if self._process is not None:
            self._process.fuse = turns
            self._process.burnt = partial(self.kill, quietly=quietly)

    def stop(self) -> None:
        """Ask it to stop in good order."""
        if self.heart is not None:
            self._world.note("stop", self._process.name if self._process else "")
            self.heart.engine.stop()

    def pause(self, seconds: float) -> None:
        """Stop the process as SIGSTOP does, for so long."""
        process = self._process
        if process is None or process.stopped:
            return
        self._world.note("pause", f"{seconds:.3f}")
        process.stopped = True
        self._world.later(seconds, self._goes_on, process)
        for line in self._lines:
            line.unanswered(seconds)

    def wake(self) -> None:
        """Let a stopped process go on now."""
        if self._process is not None:
            self._goes_on(self._process)

    def _goes_on(self, process: Process) -> None:
        if process.stopped and process.alive:
            self._world.loop.resume(process)

    def bury(self) -> None:
        """Let go of all dead processes, after the run."""
        self.kill()
        for process in self._dead:
            process.bury()

    async def _live(self, process: Process) -> None:
        self._store = self._keeper.open(process)
        try:
            made = await self._recovered(self._store)
            self.told[made.hub.epoch] = Told(self._world, self._keeper.disk, made.hub)
            self.heart = made
            process.spawn(self._ticks(made))
            await made.engine.run()
        except BrokenLog as broken:
            self._world.blame("broken log", str(broken))
        except Exception as error:  # noqa: BLE001  whatever ends the writer is a find
            self._world.blame("writer died", repr(error))
        process.kill()
        self._over(process)

    async def _ticks(self, made: Heart) -> None:
        """Let time pass for the rules, less often than in earnest: virtual hours are long."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            made.engine.tick()

    async def _recovered(self, store: Store) -> Heart:
        """Start, again and again as a supervisor does while the disk cannot be read."""
        while True:
            await asyncio.sleep(START_SECONDS)
            try:
                return await heart(self._loaded, store, EnrolledDevices(), self._outside)
            except StoreFailed:
                self._world.note("start failed", "the store cannot be read")

    async def _serve(self, line: Line, made: Heart) -> None:
        scope: dict[str, Any] = {"type": "websocket", "path": "/ws", "headers": [], "client": ("10.0.0.2", 1)}
        try:
            await made.socket(scope, line.receive, line.send)
        except OSError:
            self._world.note("gone", line.name)  # as uvicorn takes it
        except Exception as error:  # noqa: BLE001  whatever a conversation dies of is a find
            self._world.blame("conversation died", f"{line.name}: {error!r}")
        line.close()

    def _over(self, process: Process, *, quietly: bool = False) -> None:
        self._dead.append(process)
        self._world.later(self._chance.uniform(*AWAY_SECONDS), self.start)
        self._process = self._store = self.heart = None
        for line in self._lines:
            if quietly:
                line.go_dark(("up", "down"))
            else:
                line.cut()
        self._lines.clear()
