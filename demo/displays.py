"""Where programs draw: a virtual screen each, with its picture in a file, or a place on the real one."""

from dataclasses import dataclass, field
from pathlib import Path

from demo.processes import find
from demo.program import Command, Program


@dataclass
class Display:
    """One virtual screen of ``size`` pixels; ``number`` is known once it runs."""

    name: str
    size: tuple[int, int]
    folder: Path
    number: str = field(default="")

    @property
    def framebuffer(self) -> Path:
        """The file with what is on it."""
        return self.folder / "Xvfb_screen0"

    def program(self, rank: int) -> Program:
        """Return the X server as a program. Raises CannotStart when Xvfb is not installed."""
        xvfb = find("Xvfb")
        told = self.folder / "number"
        words = ("sh", "-c", 'exec "$@" 3>"$0"', str(told), xvfb, "-displayfd", "3")
        options = ("-screen", "0", f"{self.size[0]}x{self.size[1]}x24", "-fbdir", str(self.folder))
        quiet = ("-nolisten", "tcp", "-noreset", "-nocursor")

        def command() -> Command:
            self.folder.mkdir(parents=True, exist_ok=True)
            told.unlink(missing_ok=True)
            return Command((*words, *options, *quiet, *((self.number,) if self.number else ())))

        async def ready() -> bool:
            return self._up(told)

        return Program(f"screen-{self.name}", command, ready, rank)

    def _up(self, told: Path) -> bool:
        found = told.read_text().strip() if told.exists() else ""
        self.number = f":{found}" if found else self.number
        return bool(found)

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to draw here."""
        return {"DISPLAY": self.number, "LIBGL_ALWAYS_SOFTWARE": "1", "SDL_VIDEODRIVER": "x11"}


@dataclass(frozen=True)
class Pane:
    """A window of ``size`` pixels on the person's own display, its top left corner at ``position``."""

    number: str
    size: tuple[int, int]
    position: tuple[int, int]

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to draw here."""
        return {"DISPLAY": self.number}
