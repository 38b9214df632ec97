"""The whole simulated hall: one server on one disk, the network, everybody in it."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from config.calendar import load_calendar
from queue_server.sitehours import SiteHours
from simulation.client import Client
from simulation.disk import Disk, MemoryKeeper
from simulation.drawn import drawn_site
from simulation.file_disk import FileKeeper
from simulation.history import History, OpenTime
from simulation.network import Network
from simulation.people import Display, Person
from simulation.server import Keeper, Server
from simulation.site import HALLS, WINDOWS
from simulation.world import World

VISITORS: Final = 2
BETWEEN_DAYS: Final = 1500.0
STORES: Final[Mapping[str, Callable[[World, Disk], Keeper]]] = {"memory": MemoryKeeper, "sqlite": FileKeeper}


class Hall:
    """Everything of one run; ``clients`` are all that are connected."""

    def __init__(self, world: World, timezone: str, store: str) -> None:
        self.world = world
        self.timezone = timezone
        self.disk = Disk()
        self.loaded = drawn_site(timezone, world.chance("site"), world.clock().astimezone(ZoneInfo(timezone)))
        self.keeper = STORES[store](world, self.disk)
        self.server = Server(world, self.keeper, self.loaded)
        self.hours = SiteHours(self.loaded.site, load_calendar())
        self.history = History(open_time=self.open_time)
        self.network = Network(world, self.server, self.history, world.chance("network"))
        chance = world.chance("people")
        self.people = [self._person(f"kiosk{n}", "kiosk", "", 160.0, chance) for n in range(VISITORS)]
        self.people += [self._person(f"clerk-{name}", "staff", name, 160.0, chance) for name in WINDOWS]
        self.displays = [Display(world, self.network, f"board-{n}", (f"hall:{n}",)) for n in HALLS]
        self.clients = [person.client for person in self.people]
        self.clients += [display.client for display in self.displays]
        for person in self.people:
            person.closed = lambda: self.open_time() is None
        self._stepped = -BETWEEN_DAYS
        self._steps = 0
        self._tasks: list[asyncio.Task[Any]] = []

    def _person(self, name: str, room: str, window: str, pause: float, chance: Random) -> Person:
        client = Client(self.network, name, (room,))
        zone = ZoneInfo(self.timezone)
        return Person(self.world, self.network, client, window, pause * chance.uniform(0.5, 2.0), zone=zone)

    def open(self) -> None:
        """Start the server and let everybody in."""
        self.server.start()
        for client in self.clients:
            client.connect()

    def work(self) -> None:
        """Let everybody act."""
        self._tasks = [
            asyncio.get_running_loop().create_task(person.live(), name=person.client.name)
            for person in self.people
        ]

    def rest(self) -> None:
        """Let nobody begin anything new."""
        for person in self.people:
            person.resting = True

    def at_it(self) -> list[str]:
        """Return who is still in the middle of something."""
        return [task.get_name() for task in self._tasks if not task.done()]

    def open_time(self) -> OpenTime:
        """Return what stays the same while the hall is open and nobody sets the clock; None after closing."""
        now = self.world.clock()
        day = now.astimezone(ZoneInfo(self.timezone)).date().isoformat()
        hours = self.hours(day)
        over = hours is not None and hours.ends is not None and now >= hours.ends
        return None if over else (self._steps, day)

    # what faults do

    def step_clock(self, by: timedelta) -> None:
        """Set the wall clock of the server's machine."""
        self._stepped = self.world.loop.time()
        self._steps += 1
        self.world.clock.step(by)
        self.world.note("clock", f"{by.total_seconds()} to {self.world.clock().isoformat()}")

    def days_apart(self) -> bool:
        """Tell whether the last step is long enough ago."""
        return self.world.loop.time() - self._stepped > BETWEEN_DAYS

    def disk_back(self) -> None:
        """The disk works again."""
        self.disk.down = False

    def disk_quick(self) -> None:
        """The disk is quick again."""
        self.disk.slow = 1.0

    def heal(self) -> None:
        """End all faults."""
        self.world.note("heal", "")
        self.disk_back()
        self.disk_quick()
        self.disk.mood.clear()
        self.network.mend()
        self.server.wake()
        self.server.start()
