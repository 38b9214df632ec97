"""All that happened in a run, as one hash: two runs of a seed are the same when their hashes are."""

from hashlib import sha256
from typing import IO


class Trace:
    """Lines of virtual time, kind and detail; ``into`` gets them too when one wants to read them."""

    def __init__(self, into: IO[str] | None = None) -> None:
        self._hash = sha256()
        self._into = into
        self.lines = 0

    def note(self, now: float, kind: str, detail: str) -> None:
        """Add a line."""
        line = f"{now:.6f} {kind} {detail}\n"
        self._hash.update(line.encode())
        self.lines += 1
        if self._into is not None:
            self._into.write(line)

    def digest(self) -> str:
        """Return the hash of all lines so far, in hex."""
        return self._hash.hexdigest()
