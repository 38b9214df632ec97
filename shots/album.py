"""Where photographs go: one PNG a screen, state and language, and what is wrong with what they show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PIL import Image

NAMED: Final = 3
"""Texts that a fault names, of those that are cut off."""


@dataclass(frozen=True)
class Title:
    """What a photograph shows; ``state`` may be empty, and so may ``language`` where there is only one."""

    program: str
    screen: str
    state: str = ""
    language: str = ""

    @property
    def file(self) -> str:
        """The name of its file: ``<program>-<screen>[-<state>][-<language>].png``."""
        parts = (self.program, self.screen, self.state, self.language)
        return "-".join(part for part in parts if part) + ".png"


@dataclass
class Album:
    """A folder of photographs; ``faults`` are sentences on what nobody should be shown."""

    folder: Path
    say: Callable[[str], None]
    titles: list[Title] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def open(self) -> None:
        """Make the folder, without the photographs of an earlier run."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.png"):
            old.unlink()

    def path(self, title: Title) -> Path:
        """Return where the photograph ``title`` is to be written, and list it. Raises ValueError if it is."""
        if title in self.titles:
            raise ValueError(f"{title.file} was taken already")
        self.titles.append(title)
        return self.folder / title.file

    def keep(self, title: Title, picture: Image.Image) -> None:
        """File ``picture``."""
        picture.save(self.path(title), compress_level=4)

    def judge(self, title: Title, clipped: Iterable[str]) -> None:
        """Note the texts of ``title`` that are cut off."""
        texts = [f"{text!r}" for text in clipped]
        if texts:
            more = f" and {len(texts) - NAMED} more" if len(texts) > NAMED else ""
            self.faults.append(f"{title.file}: cut off: {', '.join(texts[:NAMED])}{more}")
