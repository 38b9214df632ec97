"""The touches on "take a number" that have no answer yet, kept on disk before they are sent.

Each :class:`Order` has a command id made at the touch; every retry uses the
same, so a crash, a cut line or an impatient finger never make a second ticket.
"""

import logging
import os
from pathlib import Path
from typing import Final, Literal

import msgspec

FRESH: Final = 120.0
"""Seconds after which whoever touched has surely left a kiosk that stood still."""

WORTH: Final = 1800.0
"""Seconds after which a number nobody waits for is left to the hall's no-show rule."""

log = logging.getLogger(__name__)


class Order(msgspec.Struct, frozen=True):
    """A number asked for: ``command_id``, for which ``item``, and when (seconds since 1970).

    ``person`` is the opaque word for who asks, where a card was read.
    With a ``code``, or the last ``digits`` of a phone number, it is an appointment's.
    Several ``items`` are stops of one visit with one number.
    """

    command_id: str
    item: str
    at: float
    language: Literal["zh", "en"] = "zh"
    priority: str = "ordinary"
    person: str | None = None
    code: str = ""
    digits: str = ""
    items: tuple[str, ...] = ()

    @property
    def claims(self) -> bool:
        """Whether it claims an appointment: that is never written down, and not taken back."""
        return bool(self.code or self.digits)


class _Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    step: Literal["asked", "given_up", "settled"]
    command_id: str
    order: Order | None = None


class Orders:
    """The journal at ``path``, one JSON object a line. Its folder is made when missing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, now: float) -> tuple[tuple[Order, ...], tuple[Order, ...]]:
        """Return what the last run left: orders somebody still waits for, and those to take back.

        Also shortens the file to these. A journal that cannot be read counts as
        empty: it is a help, the server's own memory of command ids is the truth.
        """
        waiting: dict[str, Order] = {}
        given_up: dict[str, Order] = {}
        for entry in self._read():
            order = waiting.pop(entry.command_id, None) or given_up.pop(entry.command_id, None) or entry.order
            if order is None or entry.step == "settled":
                continue
            fresh = entry.step == "asked" and now - order.at < FRESH
            (waiting if fresh else given_up)[entry.command_id] = order
        back = tuple(order for order in given_up.values() if now - order.at < WORTH)
        self._rewrite([*(_asked(o) for o in waiting.values()), *(_given_up(o) for o in back)])
        return tuple(waiting.values()), back

    def asked(self, order: Order) -> None:
        """Keep ``order`` before it is sent."""
        self._append(_asked(order))

    def given_up(self, order: Order) -> None:
        """Note that nobody waits for ``order`` any more, though it may yet be carried out."""
        self._append(_given_up(order))

    def settled(self, order: Order) -> None:
        """Note that ``order`` was answered and needs no more care."""
        self._append(_Entry("settled", order.command_id))

    def _read(self) -> list[_Entry]:
        try:
            lines = self._path.read_bytes().split(b"\n")[:-1]
            return [msgspec.json.decode(line, type=_Entry) for line in lines]
        except FileNotFoundError:
            return []
        except (OSError, msgspec.MsgspecError):
            log.exception("orders_unreadable", extra={"path": str(self._path)})
            return []

    def _append(self, entry: _Entry) -> None:
        try:
            with self._path.open("ab") as file:
                _put(file.fileno(), entry)
        except OSError:  # a full disk must not keep citizens from their numbers
            log.exception("order_not_kept", extra={"command_id": entry.command_id})

    def _rewrite(self, entries: list[_Entry]) -> None:
        draft = self._path.with_suffix(f".{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                for entry in entries:
                    _put(file.fileno(), entry)
            draft.replace(self._path)
        except OSError:
            log.exception("orders_not_kept", extra={"path": str(self._path)})


def _asked(order: Order) -> _Entry:
    return _Entry("asked", order.command_id, order)


def _given_up(order: Order) -> _Entry:
    return _Entry("given_up", order.command_id, order)


def _put(file: int, entry: _Entry) -> None:
    os.write(file, msgspec.json.encode(entry) + b"\n")
    os.fsync(file)
