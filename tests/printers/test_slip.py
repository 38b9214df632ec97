"""What a slip says, and what it leaves out when nobody knows it."""

import msgspec
import pytest

from printers.blocks import Block, Entry, Pair, Qr, Text
from printers.slip import Slip, minutes, slip_blocks
from translations.catalogue import catalogue


def said(blocks: tuple[Block, ...]) -> list[str]:
    words: list[str] = []
    for block in blocks:
        match block:
            case Text(text=text):
                words.append(text)
            case Pair(label=label, value=value):
                words.append(f"{label}={value}")
            case Entry(mark=mark, text=text):
                words.append(f"{mark} {text}")
            case Qr(payload=payload):
                words.append(payload)
    return [word.replace("\u00a0", " ") for word in words]


def test_a_chinese_slip(chinese_slip: Slip) -> None:
    assert said(slip_blocks(chinese_slip, catalogue("slip", "zh"))) == [
        "青岚县政务服务中心",
        "您的排队号",
        "C012",
        "请在左厅等候叫号",
        "办理事项=建筑工程施工许可证核发",
        "办理窗口=7、8、9 号窗口",
        "前面等候=12 人",
        "预计等候=约 20 至 35 分钟",
        "取号时间=2026年11月23日 09:15",
        "http://fw.qinglan.example/follow/Zk3xYw8Qp1tRb6vN",
        "扫一扫，随时查看排队进度",
        "※ 过号三次请重新取号。",
        "※ 请妥善保管本号票，叫号时以大厅屏幕和广播为准。",
    ]


def test_an_english_slip(english_slip: Slip) -> None:
    assert said(slip_blocks(english_slip, catalogue("slip", "en"))) == [
        "Qinglan County Government Service Centre",
        "Your number",
        "C012",
        "Please wait in the Left Hall",
        "For=Issue of a building construction permit",
        "Where=Window 7",
        "Ahead of you=1 person",
        "Expected wait=about 5 minutes",
        "Issued=23 November 2026, 09:15",
        "http://fw.qinglan.example/follow/Zk3xYw8Qp1tRb6vN",
        "Scan to follow your number",
        "* If you miss three calls, please take a new number.",
    ]


def test_what_is_not_known_is_not_said(chinese_slip: Slip) -> None:
    bare = msgspec.structs.replace(
        chinese_slip, hall="", windows=(), people_ahead=None, wait_low=None, follow_url="", notices=()
    )
    assert said(slip_blocks(bare, catalogue("slip", "zh"))) == [
        "青岚县政务服务中心",
        "您的排队号",
        "C012",
        "办理事项=建筑工程施工许可证核发",
        "取号时间=2026年11月23日 09:15",
    ]


def test_a_priority_is_named_and_the_next_in_line_is_told_so(chinese_slip: Slip) -> None:
    first = msgspec.structs.replace(chinese_slip, priority="残疾人", people_ahead=0)
    words = said(slip_blocks(first, catalogue("slip", "zh")))
    assert "【优先】残疾人" in words
    assert "前面等候=0 人，下一位就是您" in words


@pytest.mark.parametrize(
    ("low", "high", "zh", "en"),
    [
        (None, None, "", ""),
        (5, None, "", ""),
        (0, 0, "很快就到您", "It will be your turn soon"),
        (0, 1, "很快就到您", "It will be your turn soon"),
        (2, 2, "约 2 分钟", "about 2 minutes"),
        (0, 10, "约 0 至 10 分钟", "about 0 to 10 minutes"),
    ],
)
def test_waits_in_words(low: int | None, high: int | None, zh: str, en: str) -> None:
    told = [minutes(low, high, catalogue("slip", language)) for language in ("zh", "en")]
    assert [words.replace("\u00a0", " ") for words in told] == [zh, en]


def test_all_labels_leave_the_same_room(chinese_slip: Slip) -> None:
    blocks = slip_blocks(chinese_slip, catalogue("slip", "zh"))
    assert {block.label_columns for block in blocks if isinstance(block, Pair)} == {10}
