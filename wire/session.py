"""One client's side of the conversation, without I/O: what to send when, what came in.

The shell (``link``) feeds frames and connection news in and sends what
``frames_to_send`` returns. Intents are kept until they are answered and sent
again on every new connection: the server's dedupe of ``command_id`` makes that
safe. Nothing here reads a clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from wire import codec, version
from wire.answers import Done, Goodbye, NobodyWaits, Refused, Unavailable
from wire.catalogue import CatalogueChanged, CatalogueIs, GetCatalogue
from wire.glass import GlassSeen
from wire.hello import Hello, Rejected, ResumePoint, Welcome
from wire.intents import Intent
from wire.live import Change, Resumed, Snapshot
from wire.parts import Part, Parts, all_told
from wire.programme import ProgrammeIs

Told = Welcome | Snapshot | Change | CatalogueIs | CatalogueChanged | ProgrammeIs | Rejected


TRANSIENT = frozenset({"too_slow", "stopping", "hello_expected"})
"""Rejections that only end the connection: the next one may well be accepted.

A server that was held up finds our hello too late and takes it for missing.
"""


class Phase(StrEnum):
    """Where the conversation stands."""

    AWAY = "away"
    GREETING = "greeting"
    LIVE = "live"
    REFUSED = "refused"


@dataclass
class ClientSession:
    """The conversation of one client over any number of connections.

    Answers that came in, and all that the program itself wants to know, are
    collected until ``take`` empties them. ``unavailable`` holds the ids of
    intents that the server could not keep just now: ``repeat`` sends them again.
    """

    program: str
    device: str
    rooms: Sequence[str] = ()
    token: str = ""
    phase: Phase = Phase.AWAY
    resume: ResumePoint | None = None
    welcome: Welcome | None = None
    pending: dict[str, Intent] = field(default_factory=dict)
    unavailable: set[str] = field(default_factory=set)
    parts: dict[str, Part] = field(default_factory=dict)
    _out: list[bytes] = field(default_factory=list)
    _told: list[Told] = field(default_factory=list)
    _answers: list[Done | NobodyWaits | Refused] = field(default_factory=list)

    def connected(self) -> None:
        """A new connection stands: say hello."""
        self.phase = Phase.GREETING
        self._out = [
            codec.encode(
                Hello(
                    program=self.program,
                    device=self.device,
                    oldest=version.OLDEST,
                    newest=version.NEWEST,
                    rooms=tuple(self.rooms),
                    token=self.token,
                    resume=self.resume,
                )
            )
        ]

    def disconnected(self) -> None:
        """The connection is gone; unanswered intents stay for the next one."""
        if self.phase is not Phase.REFUSED:
            self.phase = Phase.AWAY
        self._out.clear()
        self.unavailable.clear()

    def ask(self, intent: Intent) -> None:
        """Send ``intent`` now, or as soon as the conversation is live."""
        self.pending[intent.command_id] = intent
        if self.phase is Phase.LIVE:
            self._out.append(codec.encode(intent))

    def tell_part(self, part: Part) -> None:
        """Say how a part of this device is, now and on every new connection; the last word counts."""
        self.parts[part.id] = part
        if self.phase is Phase.LIVE:
            self._out.append(codec.encode(Parts(parts=(part,))))

    def give_up(self, command_id: str) -> None:
        """Stop repeating an intent nobody waits for any more."""
        self.pending.pop(command_id, None)

    def repeat(self) -> None:
        """Send again what the server could not keep; call it a moment after that."""
        again = [intent for name, intent in self.pending.items() if name in self.unavailable]
        self.unavailable.clear()
        if self.phase is Phase.LIVE:
            self._out.extend(codec.encode(intent) for intent in again)

    def ask_for_catalogue(self) -> None:
        """Ask for the catalogue; does nothing while the server is away."""
        if self.phase is Phase.LIVE:
            self._out.append(codec.encode(GetCatalogue()))

    def say(self, report: GlassSeen) -> None:
        """Send a report now, or never: when the server is back it is not true any more."""
        if self.phase is Phase.LIVE:
            self._out.append(codec.encode(report))

    def receive(self, frame: bytes | str) -> None:
        """Take one frame in; raise BadMessage (close the connection) when it is none of ours."""
        message = codec.decode_from_server(frame)
        match message:
            case Welcome():
                self._greeted(message)
            case Rejected():
                self.phase = Phase.AWAY if message.code in TRANSIENT else Phase.REFUSED
                self._told.append(message)
            case Snapshot() | Change():
                self._at(message.seq)
                self._told.append(message)
            case Resumed():
                self._at(message.seq)
            case Done() | NobodyWaits() | Refused():
                if self.pending.pop(message.command_id, None) is not None:
                    self._answers.append(message)
            case CatalogueIs() | CatalogueChanged() | ProgrammeIs():
                self._told.append(message)
            case Unavailable():
                self.unavailable.add(message.command_id)
            case Goodbye():
                pass  # what is pending is repeated on the next connection

    def frames_to_send(self) -> list[bytes]:
        """Return and forget what waits to be sent."""
        out, self._out = self._out, []
        return out

    def take(self) -> tuple[list[Told], list[Done | NobodyWaits | Refused]]:
        """Return and forget what came in: news, and answers to intents."""
        told, answers = self._told, self._answers
        self._told, self._answers = [], []
        return told, answers

    def _greeted(self, welcome: Welcome) -> None:
        self.phase = Phase.LIVE
        self.welcome = welcome
        if self.resume is not None and self.resume.epoch != welcome.epoch:
            self.resume = None  # until its snapshot has come, there is nothing to resume from
        self._told.append(welcome)
        self._out.extend(codec.encode(intent) for intent in self.pending.values())
        self._out.extend(codec.encode(told) for told in all_told(self.parts.values()))

    def _at(self, seq: int) -> None:
        if self.welcome is not None:
            self.resume = ResumePoint(epoch=self.welcome.epoch, seq=seq)
