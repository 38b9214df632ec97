"""Who this machine is: the token it speaks with, and the id that staff gave it when they typed its code.

The token is made here and never leaves but in a hello; a new one is on the disk
before anybody hears of it, so that a power cut in between loses no enrolment.
"""

import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

ONLY_OURS: Final = 0o600


class Identity(msgspec.Struct, frozen=True):
    """``device`` is ``""`` until staff have said which device this is."""

    token: str
    device: str = ""

    @property
    def key(self) -> str:
        """The token's SHA-256, in hex: what a server keeps of it."""
        return sha256(self.token.encode()).hexdigest()


class IdentityFile:
    """The file that has it, readable by nobody else."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Identity | None:
        """Return who this machine is; None for one that was never enrolled, or whose file is spoilt."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Identity)
        except (OSError, msgspec.MsgspecError):
            return None

    def fresh(self) -> Identity:
        """Return the identity there is, or a new one that is on the disk already. Raises OSError."""
        return self.read() or self.keep(Identity(secrets.token_urlsafe(32)))

    def keep(self, identity: Identity) -> Identity:
        """Keep ``identity`` whole or not at all, and return it. Raises OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        half = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        half.unlink(missing_ok=True)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OURS), "wb") as file:
            file.write(msgspec.json.encode(identity))
            file.flush()
            os.fsync(file.fileno())
        half.replace(self._path)
        return identity
