"""What runs along the boards, in both languages."""

from typing import NamedTuple


class Notices(NamedTuple):
    """The sentences of the ticker, and the same in English."""

    ticker: tuple[str, ...] = ()
    ticker_en: tuple[str, ...] = ()
