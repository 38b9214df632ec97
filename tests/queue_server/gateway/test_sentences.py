"""Citizens are told what is refused and when there is more, in both languages."""

import pytest

from queue_server.gateway.sentences import Language, sentence
from wire.answers import Refused


def refused(code: str, value: str = "", expected: str = "") -> Refused:
    return Refused(command_id="c", code=code, detail="d", value=value, expected=expected)


@pytest.mark.parametrize(
    ("language", "expected", "said"),
    [
        ("zh", "next: 2026-11-24 afternoon", "这个事项本时段的号已发完，下次有号：11月24日下午。"),
        ("zh", "next: 2026-01-05 morning", "这个事项本时段的号已发完，下次有号：1月5日上午。"),
        ("zh", "none within 30 days", "这个事项本时段的号已发完，下次有号：暂无。"),
        (
            "en",
            "next: 2026-11-24 afternoon",
            "No more numbers of this service for this half-day; next: 11/24 afternoon.",
        ),
    ],
)
def test_the_next_numbers_are_told(language: Language, expected: str, said: str) -> None:
    assert sentence(refused("quota_used", "i-a", expected), language) == said


def test_a_full_slot_and_the_next_are_told() -> None:
    refusal = refused("slot_full", "2026-11-24 10:00", "next: 2026-11-24 10:30")
    assert sentence(refusal, "zh") == "2026-11-24 10:00 已约满，最近可约时段：11月24日10:30。"


def test_the_number_one_has_is_told() -> None:
    assert "A012" in str(sentence(refused("already_waiting", "A012"), "zh"))
    assert "A012" in str(sentence(refused("already_waiting", "A012"), "en"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_for_staff_has_no_sentence_here(language: Language) -> None:
    assert sentence(refused("nothing_at_window"), language) is None
