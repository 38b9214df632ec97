"""Every fault of a board has its sentence in both languages."""

from typing import get_args

from queue_server.gateway.doubt_words import FAULTS, said
from wire.receipts import BoardFault


def test_every_fault_is_said_in_both_languages() -> None:
    assert set(FAULTS) == set(get_args(BoardFault))
    for fault in FAULTS:
        words = said(fault, "A001")
        assert words.sentence != words.sentence_en
        assert words.sentence.isascii() is False
        assert "{" not in words.sentence + words.sentence_en
