"""The door to the staff menu: a PIN, and a lock-out that a restart does not end."""

import contextlib
import hmac
import os
from pathlib import Path
from typing import Final, Literal

import msgspec

TRIES: Final = 5
LOCKED_SECONDS: Final = 300.0
Said = Literal["open", "wrong", "locked"]


class _Kept(msgspec.Struct, frozen=True):
    wrong: int = 0
    until: float = 0.0


class Door:
    """Opens to ``pin``; without one it never does. What was tried is kept at ``path``."""

    def __init__(self, pin: str, path: Path) -> None:
        self._pin = pin
        self._path = path

    @property
    def there(self) -> bool:
        """Whether there is a door at all."""
        return bool(self._pin)

    def locked_for(self, now: float) -> float:
        """Return for how many seconds nobody may try; ``now`` is in seconds since 1970."""
        left = self._read().until - now
        return left if 0 < left <= LOCKED_SECONDS else 0.0

    def tried(self, pin: str, now: float) -> Said:
        """Take a try; after the fifth wrong one in a row nobody may try for five minutes."""
        if not self.there or self.locked_for(now):
            return "locked"
        if hmac.compare_digest(pin.encode(), self._pin.encode()):
            self._keep(_Kept())
            return "open"
        wrong = self._read().wrong + 1
        if wrong < TRIES:
            self._keep(_Kept(wrong))
            return "wrong"
        self._keep(_Kept(0, now + LOCKED_SECONDS))
        return "locked"

    def _read(self) -> _Kept:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return _Kept()

    def _keep(self, kept: _Kept) -> None:
        draft = self._path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):  # a full disk must not keep staff from a kiosk that needs them
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(msgspec.json.encode(kept))
            draft.replace(self._path)
