"""What a board knows of its hall: listens to the link, keeps time by the server's clock, sends receipts.

No Kivy and no sound here: the screen asks for ``view``, the speaker for
``words`` and ``called``; whoever has shown or said a call reports it to
``shown`` and ``spoken``. Receipts have derived command ids, so repeating one
(after a restart, say) does no harm.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from boards.board import BoardView, board_view
from boards.calls import still_called
from boards.said import CALM
from speech.sentence import One, Place, Sentence, Tongue, sentence, written_as
from wire.hello import Rejected, Welcome
from wire.intents import Intent
from wire.live import Call, Change, Snapshot
from wire.message import MAX_ID
from wire.mirror import Mirror
from wire.receipts import CallShown, CallSpoken
from wire.session import Phase, Told


class Watch:
    """The hall ``hall`` as board ``board`` hears it; ``clock`` is this machine's, in seconds since 1970."""

    def __init__(
        self,
        *,
        board: str,
        hall: str,
        timezone: ZoneInfo,
        highlight: timedelta,
        clock: Callable[[], float],
        tell: Callable[[Intent], None],
        also: Sequence[str] = (),
        turned: bool = False,
    ) -> None:
        self.mirror = Mirror()
        self.rejected: Rejected | None = None
        self._board = board
        self._hall = hall
        self._timezone = timezone
        self._highlight = highlight
        self._clock = clock
        self._tell = tell
        self.halls = tuple(dict.fromkeys((hall, *also)))
        self._turned = turned
        self._ahead = 0.0
        self._lost_at: datetime | None = self.now()

    def now(self) -> datetime:
        """Return the server's time, in the time of the site."""
        return datetime.fromtimestamp(self._clock() + self._ahead, self._timezone)

    def news(self, told: Told) -> tuple[Call, ...]:
        """Take in what the link delivers; return the calls to be announced now."""
        match told:
            case Welcome():
                self._ahead = told.now - self._clock()
                self._lost_at = self.rejected = None
            case Rejected():
                self.rejected = told
            case Snapshot() | Change():
                return self.mirror.take(told)
        return ()

    def phase(self, phase: Phase) -> None:
        """Take in whether the server is there."""
        if phase is Phase.LIVE:
            self._lost_at = None
        elif self._lost_at is None:
            self._lost_at = self.now()

    def view(self, rows: int) -> BoardView:
        """Return what the board shows now, with room for ``rows`` calls."""
        now = self.now()
        lost_at = self.lost(now)
        return board_view(
            self.mirror,
            self._hall,
            now,
            rows=rows,
            highlight=self._highlight,
            lost_at=lost_at,
            turned=self._turned,
            halls=self.halls,
        )

    def lost(self, now: datetime) -> datetime | None:
        """Return since when the server is away, as far as citizens are told; None while it is there."""
        calm = self._lost_at is not None and now - self._lost_at < CALM and self.mirror.plan is not None
        return None if calm else self._lost_at

    def called(self) -> dict[str, int]:
        """Return each ticket still called with its times: all else needs no saying any more."""
        return still_called(self.mirror)

    def words(
        self, call: Call, home: str, languages: Sequence[Tongue], one: One = "yi"
    ) -> tuple[Sentence, ...]:
        """Return what is said for ``call`` to those in hall ``home``, one sentence a language."""
        plan = self.mirror.plan
        window = next((w.label for w in plan.windows if w.id == call.window), "") if plan else ""
        hall = next((h for h in plan.halls if h.id == call.hall), None) if plan else None
        named = hall if call.hall != home else None
        names = {"zh": named.name, "en": named.name_en} if named else {}
        return tuple(
            sentence(
                call.number, Place(window or call.window, names.get(written_as(language), "")), language, one
            )
            for language in languages
        )

    def shown(self, ticket: str, times: int) -> None:
        """Report that the call of ``ticket`` stood on the glass."""
        command_id = receipt_id("shown", self._board, ticket, times)
        self._tell(CallShown(command_id=command_id, ticket=ticket, times=times, screen=self._board))

    def spoken(self, call: Call, speaker: str) -> None:
        """Report that ``speaker`` said ``call`` to its end."""
        command_id = receipt_id("spoken", speaker, call.ticket, call.times)
        self._tell(CallSpoken(command_id=command_id, ticket=call.ticket, times=call.times, speaker=speaker))


def receipt_id(what: str, board: str, ticket: str, times: int) -> str:
    """Return the command id of a receipt: always the same for the same proof, never too long for the wire."""
    plain = f"{what}:{board}:{ticket}:{times}"
    if len(plain) <= MAX_ID:
        return plain
    return f"{what}:{hashlib.sha256(plain.encode()).hexdigest()[: MAX_ID - len(what) - 1]}"
