"""What can go wrong with a byte pipe; every other exception of a driver's library is turned into one of these."""


class TransportError(Exception):
    """The pipe cannot carry bytes now: close it, wait, reopen.

    ``address`` is the pipe's address text, ``reason`` a stable word
    (``missing``, ``busy``, ``refused``, ``gone``, ``timeout``, ``denied``).
    """

    def __init__(self, address: str, reason: str, detail: str = "") -> None:
        super().__init__(address, reason, detail)
        self.address = address
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


class BadAddress(ValueError):
    """A device address in the configuration that no transport understands."""
