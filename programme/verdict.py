"""What became of judging a file that is to be shown."""

import msgspec


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file is, or with ``reason`` and ``expected`` why it cannot be shown.

    ``kind`` is ``picture`` or ``video``; ``seconds`` is the length of a video.
    """

    kind: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    reason: str = ""
    expected: str = ""
