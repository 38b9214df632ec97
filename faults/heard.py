"""What clients were told, by command id: the truth that a server and its disk must live up to."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec


class Told(msgspec.Struct, frozen=True):
    """An acknowledged command: what was done, to which ticket, at which window.

    ``mark`` is how many deeds the disk's log had when the client had its
    answer: the answer rests on no later deed.
    """

    event: str
    ticket: str
    number: str
    window: str = ""
    mark: int = 0


class Heard:
    """What all clients of a run were told; ``mark`` tells where the disk's log is."""

    def __init__(self, mark: Callable[[], int] = lambda: 0) -> None:
        self.told: dict[str, Told] = {}
        self.faults: list[str] = []
        self._mark = mark

    def note(self, command: str, event: str, ticket: dict[str, Any] | None, window: str = "") -> None:
        """Take an answer; a repeat must be what was told before."""
        named = ticket or {"id": "", "number": ""}
        told = Told(event, named["id"], named["number"], window, self._mark())
        known = self.told.setdefault(command, told)
        if (known.ticket, known.number) != (told.ticket, told.number):
            self.faults.append(f"{command} was told {known.number}, and {told.number} when repeated")

    def of(self, event: str) -> list[str]:
        """Return the commands that were told of such an event."""
        return [command for command, told in self.told.items() if told.event == event]

    def before(self, mark: int) -> dict[str, Told]:
        """Return what was told before the disk's log had more than ``mark`` deeds."""
        return {command: told for command, told in self.told.items() if told.mark <= mark}

    def broken_by(self, log: list[dict[str, Any]]) -> list[str]:
        """Return what in the records of ``log`` contradicts what clients heard, or themselves."""
        return [*self.faults, *self._lost(log), *_doubled(log)]

    def _lost(self, log: list[dict[str, Any]]) -> Iterator[str]:
        kept = {(row.get("command_id"), row["event"]["kind"]): row["event"] for row in log}
        for command, told in self.told.items():
            event = kept.get((command, told.event))
            if event is None or not _is(event, told):
                yield f"{command} was acknowledged as {told.event} of {told.number}, and is lost"


def _is(event: dict[str, Any], told: Told) -> bool:
    return bool(event.get("ticket", "") == told.ticket and event.get("window", told.window) == told.window)


def _doubled(log: list[dict[str, Any]]) -> Iterator[str]:
    issued = [row for row in log if row["event"]["kind"] == "ticket_issued"]
    yield from _twice("number", [(row["event"]["day"], row["event"]["number"]) for row in issued])
    yield from _twice("command", [row["command_id"] for row in issued])
    yield from _twice(
        "call", [row["event"]["ticket"] for row in log if row["event"]["kind"] == "ticket_called"]
    )
    if [row["seq"] for row in log] != list(range(1, len(log) + 1)):
        yield "the log is not numbered 1, 2, 3 …"


def _twice(what: str, values: list[Any]) -> Iterator[str]:
    yield from (
        f"{what} {value} is there {times} times" for value, times in Counter(values).items() if times > 1
    )
