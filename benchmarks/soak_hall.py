"""The hall of a soak: a real server, ``hall-led`` on virtual lines, a ``hall-board`` with a voice in each."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from benchmarks.processes import Served, all_ready, free_port, hall_options
from benchmarks.soak_ends import Glass, Line, Voice
from config.load import DEMO_COUNTY, load
from config.settings import Site

BLINKING: Final = re.compile(r"^blink_seconds = \d+$", re.MULTILINE)


class Hall:
    """What runs, and where it is looked at; ``pids`` are the processes whose memory is watched."""

    def __init__(self, folder: Path, speed: float) -> None:
        self.site, self._county = _site(folder)
        self.port = free_port()
        self.url = f"ws://127.0.0.1:{self.port}/ws"
        serial = [line for line in self.site.led_lines if line.address.startswith("serial:")]
        self.lines = [Line(line, folder) for line in serial]
        self.boards = [Glass(self.site, board, self.url) for board in self.site.boards]
        self.voices = [Voice(board.hall, folder / board.id) for board in self.site.boards]
        self.pids: dict[str, int] = {}
        self._folder, self._speed = folder, speed

    @property
    def bars(self) -> Mapping[str, list[tuple[float, str]]]:
        """What each window's bar showed, in order."""
        return {window: shown for line in self.lines for window, shown in line.shown.items()}

    @contextmanager
    def running(self) -> Iterator[Served]:
        """Start everything; yield the server when it answers."""
        options = [*hall_options(self._folder / "hall.db", self.port), "--config", str(self._county)]
        server = Served("queue_server", options, self.port)
        with ExitStack() as stack:
            stack.enter_context(all_ready(server))
            self.pids["server"] = server.process.pid
            for line in self.lines:
                line.wire.plug()
                stack.callback(line.wire.unplug)
            for name, words in self._commands().items():
                self.pids[name] = stack.enter_context(_program(words)).pid
            yield server

    def _commands(self) -> Mapping[str, Sequence[str]]:
        at = ("--config", str(self._county), "--server", self.url)
        bars = [word for line in self.lines for word in line.options]
        voices = {
            board.id: ["--board", board.id, "--sound", f"file:{self._folder / board.id}?pace={self._speed:g}"]
            for board in self.site.boards
        }
        silent = {name: ["display", *at, *words, "--no-screen"] for name, words in voices.items()}
        return {"led": ["display.led", *at, *bars], **silent}


def _site(folder: Path) -> tuple[Site, Path]:
    """Return a site whose bars do not blink: that repeats a call for seconds, as a recall would."""
    county = folder / "county"
    shutil.copytree(DEMO_COUNTY, county)
    file = county / "centre" / "site.toml"
    file.write_text(BLINKING.sub("blink_seconds = 0", file.read_text()))
    return load(county, "centre").site, county


@contextmanager
def _program(words: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
