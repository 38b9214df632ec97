"""Eyes and ears in the hall: read what reached paper, glass, bars and loudspeakers, as it comes.

All of it is in files that the devices write; they are looked at ten times a
second, for a person's eye is no faster, and files need no agreement with
anybody about when to tell.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec

from demo.evidence import OnBar, OnGlass, Paper, Said
from demo.news import News

LOOK_EVERY: Final = 0.1


class Eyes:
    """``papers``, ``glass``, ``bars`` and ``said`` grow while :meth:`run` runs.

    ``drawn`` and ``spoken`` map tickets to the latest of their calls seen and heard;
    ``lit`` are all (bar, text) ever seen.
    ``printers``, ``boards`` (glass logs), ``lines`` and ``speakers`` map the
    device to its folder or file.
    """

    def __init__(
        self,
        news: News,
        *,
        printers: dict[str, Path],
        boards: dict[str, Path],
        lines: dict[str, Path],
        speakers: dict[str, Path],
    ) -> None:
        self.papers: list[Paper] = []
        self.glass: list[OnGlass] = []
        self.bars: list[OnBar] = []
        self.said: list[Said] = []
        self.drawn: dict[str, int] = {}
        self.spoken: dict[str, int] = {}
        self.lit: set[tuple[str, str]] = set()
        self._news = news
        self._printers = printers
        self._slips_read: dict[str, set[str]] = {name: set() for name in printers}
        self._tails: list[tuple[Tail, Callable[[dict[str, Any]], None]]] = [
            *((Tail(path), partial(self._see_glass, board)) for board, path in boards.items()),
            *((Tail(folder / "shown.jsonl"), self._see_bar) for folder in lines.values()),
            *((Tail(folder / "spoken.jsonl"), self._hear) for folder in speakers.values()),
        ]

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(LOOK_EVERY)

    def look(self) -> None:
        """Look once."""
        for tail, take in self._tails:
            for line in tail.lines():
                take(line)
        for printer, folder in self._printers.items():
            self.papers.extend(self._new_slips(printer, folder))
        self._news.spread()

    def _see_glass(self, board: str, line: dict[str, Any]) -> None:
        seen = OnGlass(
            ticket=line["ticket"],
            number=line["number"],
            window=line["window"],
            times=line["times"],
            at=_when(line["at"]),
            board=board,
        )
        self.glass.append(seen)
        self.drawn[seen.ticket] = max(seen.times, self.drawn.get(seen.ticket, 0))

    def _see_bar(self, line: dict[str, Any]) -> None:
        if line["changed"]:
            self.bars.append(OnBar(bar=line["bar"], text=line["text"], at=_when(line["at"])))
            self.lit.add((line["bar"], line["text"]))

    def _hear(self, line: dict[str, Any]) -> None:
        heard = Said(ticket=line["ticket"], times=line["times"], at=_when(line["end"]))
        self.said.append(heard)
        self.spoken[heard.ticket] = max(heard.times, self.spoken.get(heard.ticket, 0))

    def _new_slips(self, printer: str, folder: Path) -> Iterable[Paper]:
        read = self._slips_read[printer]
        for path in sorted(set(folder.glob("slip-*.json"))):
            if path.name not in read:
                read.add(path.name)
                yield paper(printer, msgspec.json.decode(path.read_bytes()))


class Tail:
    """The new whole lines of a growing file of JSON lines; one that is not there yet has none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = 0

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield what came since last time."""
        with contextlib.suppress(FileNotFoundError), self._path.open("rb") as file:
            file.seek(self._at)
            for line in file:
                if not line.endswith(b"\n"):
                    return
                self._at += len(line)
                yield msgspec.json.decode(line)


def paper(printer: str, told: dict[str, Any]) -> Paper:
    """Return a slip from the record that the virtual printer filed."""
    qr = told["qr"][0] if told["qr"] else ""
    return Paper(number=told["number"], qr=qr, at=_when(told["at"]), printer=printer, picture=told["png"])


def _when(text: str) -> datetime:
    return msgspec.convert(text, datetime)
