"""The hall's network: who can reach the server, how late, and what goes wrong on the way."""

from random import Random

from simulation.history import History
from simulation.line import End, Line
from simulation.server import Server
from simulation.world import World


class Network:
    """Makes lines; ``apart`` are the clients whose packets get nowhere."""

    def __init__(self, world: World, server: Server, history: History, chance: Random) -> None:
        self.world = world
        self.server = server
        self.history = history
        self.apart: set[str] = set()
        self.lines: list[Line] = []
        self.delay = chance.choice(((0.0002, 0.002), (0.001, 0.03), (0.01, 0.4)))
        self.twice = chance.choice((0.0, 0.02, 0.2))
        self._chance = chance

    def dial(self, end: End, name: str) -> Line:
        """Return a new line that tries to reach the server."""
        line = Line(self.world, name, end, self._chance, self.delay)
        line.twice = self.twice
        self.lines = [known for known in self.lines if not known.over]
        self.lines.append(line)
        if name not in self.apart:
            self.world.later(self._chance.uniform(*self.delay), self._arrives, line)
        return line

    def part(self, name: str) -> None:
        """Let a client's packets get nowhere, now and until ``mend``."""
        self.apart.add(name)
        for line in self.lines:
            if line.name == name:
                line.go_dark(("up", "down"))

    def mend(self) -> None:
        """Let everybody reach the server again, at an ordinary pace."""
        self.apart.clear()
        for line in self.lines:
            line.pace = 0.0

    def _arrives(self, line: Line) -> None:
        if not self.server.accept(line):
            line.cut()
