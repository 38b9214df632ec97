"""What a virtual printer answers, bit by bit; the driver's decoder reads the same out of it."""

import itertools

import pytest

from printers.protocols.status import Answer, Automatic, decode, marks, status_from, status_of
from printers.virtual.condition import (
    Fault,
    automatic_status,
    name_answer,
    paper_answer,
    real_time_answer,
    stopped,
)

NONE: frozenset[Fault] = frozenset()


@pytest.mark.parametrize(
    ("fault", "answers", "automatic"),
    [
        (None, "12121212", "10000000"),
        (Fault.PAPER_OUT, "1a32127e", "18000f00"),
        (Fault.PAPER_LOW, "1212121e", "10000300"),
        (Fault.COVER_OPEN, "1a161212", "38000000"),
        (Fault.OFFLINE, "1a121212", "18000000"),
        (Fault.CUTTER_JAM, "1a521a12", "18080000"),
        (Fault.MUTE, "12121212", "10000000"),
    ],
)
def test_answers(fault: Fault | None, answers: str, automatic: str) -> None:
    faults = frozenset({fault} if fault else ())
    assert b"".join(real_time_answer(n, faults) for n in (1, 2, 3, 4)).hex() == answers
    assert automatic_status(faults).hex() == automatic


def test_questions_that_have_no_answer() -> None:
    assert real_time_answer(5, NONE) == b""
    assert name_answer(99) == b""


def test_names_and_paper() -> None:
    assert name_answer(66) == b"_HALL\x00"
    assert name_answer(1) == b"\x20"
    assert [paper_answer(faults).hex() for faults in (NONE, frozenset({Fault.PAPER_LOW}))] == ["00", "03"]


def test_both_ways_of_telling_say_the_same() -> None:
    for count in range(4):
        for faults in map(frozenset, itertools.combinations(set(Fault) - {Fault.MUTE}, count)):
            said: frozenset[str] = frozenset()
            for n in (1, 2, 3, 4):
                answer = decode(real_time_answer(n, faults))[1]
                assert isinstance(answer, Answer)
                said |= marks(n, answer)
            automatic = decode(automatic_status(faults))[1]
            assert isinstance(automatic, Automatic)
            by_itself, asked = status_from(automatic), status_of(said)
            assert set(by_itself.reasons) == set(asked.reasons) - {"error"}
            assert by_itself.paper_low == asked.paper_low
            assert (asked.state == "bad") == stopped(faults)
