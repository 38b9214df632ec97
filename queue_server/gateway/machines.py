"""The machines of a site and how each is, from what they tell and prove. Pure.

What nobody has heard of is ``unknown``, never good. A machine is in the list
because the settings have it, whether it was ever heard or not.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from config.loudspeakers import loudspeakers_of
from config.settings import Site
from queue_server.gateway.boards import Known
from queue_server.gateway.member import Member
from wire.live import TicketView

Kind = Literal["kiosk", "printer", "board", "loudspeaker", "led", "bar", "pads"]
State = Literal["good", "bad", "unknown"]
AWAY: Final = "not connected"
SILENT: Final = "nothing heard yet"
PROVEN: Final = ""
NO_PRINTER: Final = "null:"
UNSURE: Final = "unknown"

SAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        AWAY: "it is not connected",
        SILENT: "nothing was heard of it yet",
        "paper_out": "it has no paper",
        "cover_open": "its cover is open",
        "cutter_error": "its cutter is stuck",
        "overheated": "its head is too hot",
        "offline": "it is switched off or off-line",
        UNSURE: "it did not say whether the slip came out",
        "not yet open": "its line is being opened",
        "not yet heard": "nothing was heard of it yet",
        "never answers": "it is of a kind that never answers",
        "no answer": "it does not answer",
        "no bar answers: baud rate, wires or power": "no bar on it answers",
        "missing": "its line is not there",
        "busy": "another program holds its line",
        "denied": "its line may not be opened by this program",
        "refused": "its line was refused",
        "gone": "its line was pulled out",
        "timeout": "its line takes nothing in time",
        "mute": "no word from it",
        "unshown": "it never showed a call",
        "differs": "it shows something else than was called",
        "frozen": "its picture stands still",
    }
)
"""Reason → its phrase in the catalogue ``machines``; other reasons stand as they came."""

ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        AWAY: "look whether it has power and network; then start its program anew",
        "paper_out": "put a new roll in; what was not printed is on the kiosk's screen",
        "cover_open": "close the cover until it clicks",
        "cutter_error": "open the cover, take the paper out of the cutter, close it",
        "overheated": "leave it alone for ten minutes",
        "offline": "switch it on and look at its cable",
        UNSURE: "look at the last slip; print a test slip from the kiosk's staff menu",
        "no answer": "look whether the bar has power, and at its wires",
        "no bar answers: baud rate, wires or power": "look at the baud rate, the wires and the power",
        "missing": "plug the line in; look at its name in the settings",
        "busy": "end the other program that uses the line",
        "denied": "let the program's user into the group dialout",
        "refused": "look whether the serial server is on, and at its port",
        "gone": "plug the line in again; it is taken up by itself",
        "timeout": "look at the wires and at flow control",
        "mute": "look at it; start its program anew",
        "unshown": "call by mouth until it shows calls again; start its program anew",
        "differs": "call by mouth until it shows calls again; start its program anew",
        "frozen": "start its program anew, or switch the screen off and on",
    }
)
"""Reason → what to do about it, as a phrase of the same catalogue."""


class Report(msgspec.Struct, frozen=True):
    """The last that a printer, screen or loudspeaker proved or failed to; ``reason`` is empty for a proof."""

    at: datetime
    reason: str = PROVEN


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """A machine; ``reasons`` say why it is not good, ``about`` which tickets a reason is about."""

    id: str
    kind: Kind
    place: str
    state: State
    reasons: tuple[str, ...] = ()
    about: str = ""
    since: datetime | None = None
    last: datetime | None = None


class Unproven(msgspec.Struct, frozen=True, kw_only=True):
    """A call that no device proved in time: nobody may have seen or heard it; ``window`` is its label."""

    ticket: str
    number: str
    window: str
    since: datetime | None


Proofs = Mapping[tuple[str, str], Report]
"""Last reports by kind (``printer``, ``board``, ``loudspeaker``) and name."""


def machines(
    site: Site, members: Collection[Member], boards: Mapping[str, Known], proofs: Proofs
) -> Iterator[Machine]:
    """Yield the machines of ``site``: kiosks with their printers, boards, loudspeakers, lines, bars, pads."""
    here = {member.device: member for member in members}
    for kiosk in site.kiosks:
        yield _program("kiosk", kiosk.id, kiosk.hall, here.get(kiosk.id))
        report = proofs.get(("printer", kiosk.id))
        if report is not None or kiosk.printer != NO_PRINTER:
            yield _proven("printer", kiosk.id, kiosk.hall, report)
    for board in site.boards:
        yield _board(boards[board.id], here.get(board.id), proofs.get(("board", board.id)))
    for one in loudspeakers_of(site):
        yield _proven("loudspeaker", one.id, ", ".join(one.halls), proofs.get(("loudspeaker", one.id)))
    yield from _lines(site, members)


def _program(kind: Kind, name: str, place: str, member: Member | None) -> Machine:
    if member is None:
        return Machine(id=name, kind=kind, place=place, state="unknown", reasons=(AWAY,))
    return Machine(id=name, kind=kind, place=place, state="good", since=_moment(member.since))


def _proven(kind: Kind, name: str, place: str, report: Report | None) -> Machine:
    if report is None:
        return Machine(id=name, kind=kind, place=place, state="unknown", reasons=(SILENT,))
    state: State = "good" if not report.reason else "unknown" if report.reason == UNSURE else "bad"
    reasons = (report.reason,) if report.reason else ()
    return Machine(id=name, kind=kind, place=place, state=state, reasons=reasons, last=report.at)


def _board(known: Known, member: Member | None, shown: Report | None) -> Machine:
    made = _program("board", known.board.id, known.board.hall, member)
    seen = known.seen.at if known.seen is not None else None
    last = max(filter(None, (seen, shown.at if shown else None)), default=None)
    if not known.told:
        return msgspec.structs.replace(made, last=last)
    about = ", ".join(sorted({about for _, about in known.told.values() if about}))
    since = min(since for since, _ in known.told.values())
    state: State = "unknown" if known.state == "unknown" else "bad"
    return msgspec.structs.replace(
        made, state=state, reasons=tuple(known.told), about=about, since=since, last=last
    )


def _lines(site: Site, members: Iterable[Member]) -> Iterator[Machine]:
    members = list(members)
    told = {
        name: part for member in members if member.program == "led" for name, part in member.parts.items()
    }
    for line in site.led_lines:
        bars = {f"{line.id}-{bar.screen}": bar.window for bar in line.bars}
        for kind, name, place in [("led", line.id, ""), *(("bar", bar, bars[bar]) for bar in bars)]:
            part = told.get(name)
            yield Machine(
                id=name,
                kind=kind,  # type: ignore[arg-type]
                place=place,
                state=part.state if part else "unknown",
                reasons=((part.reason,) if part.reason else ()) if part else (AWAY,),
                since=_moment(part.since) if part else None,
            )
    for pads in site.pad_lines:
        member = next((one for one in members if one.program == "pads" and pads.id in one.device), None)
        yield _program("pads", pads.id, "", member)


def alarming(machine: Machine) -> bool:
    """Tell whether everybody who works here is to know: it is broken, or fell silent."""
    return machine.state == "bad" or "mute" in machine.reasons


def unproven(tickets: Iterable[TicketView], labels: Mapping[str, str]) -> Iterator[Unproven]:
    """Yield the calls in force that nobody proved in time; ``labels`` are those of the windows by id."""
    for ticket in tickets:
        if ticket.state == "called" and ticket.unproven:
            window = labels.get(ticket.window or "", ticket.window or "")
            yield Unproven(ticket=ticket.id, number=ticket.number, window=window, since=ticket.called_at)


def _moment(seconds: float) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
