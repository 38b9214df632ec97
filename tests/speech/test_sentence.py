"""Calls in words: what people say in a hall, digit by digit."""

import pytest

from speech.sentence import Language, One, Place, sentence, vocabulary

ZH: dict[tuple[str, str, str, One], tuple[str, str]] = {
    ("A012", "3", "", "yi"): ("请A012号到3号窗口", "请 A 零 一 二 号 到 三 号窗口"),
    ("A012", "3", "左厅", "yi"): ("请A012号到左厅3号窗口", "请 A 零 一 二 号 到 左厅 三 号窗口"),
    ("B110", "11", "", "yao"): ("请B110号到11号窗口", "请 B 幺 幺 零 号 到 十 一 号窗口"),
    ("B001", "10", "", "yi"): ("请B001号到10号窗口", "请 B 零 零 一 号 到 十 号窗口"),
    ("Z999", "36", "右厅", "yi"): ("请Z999号到右厅36号窗口", "请 Z 九 九 九 号 到 右厅 三 十 六 号窗口"),
    ("A1000", "120", "", "yi"): ("请A1000号到120号窗口", "请 A 一 零 零 零 号 到 一 二 零 号窗口"),
    ("A001", "B2", "", "yi"): ("请A001号到B2号窗口", "请 A 零 零 一 号 到 B 二 号窗口"),
}
EN = {
    ("A012", "3", ""): (
        "Ticket A012, please go to window 3",
        "ticket A zero one two please go to window three",
    ),
    ("A012", "12", ""): (
        "Ticket A012, please go to window 12",
        "ticket A zero one two please go to window twelve",
    ),
    ("A012", "36", "Right Hall"): (
        "Ticket A012, please go to window 36 in the Right Hall",
        "ticket A zero one two please go to window thirty six in the Right Hall",
    ),
}


@pytest.mark.parametrize(("given", "said"), ZH.items(), ids=lambda value: str(value[0]))
def test_chinese(given: tuple[str, str, str, One], said: tuple[str, str]) -> None:
    number, window, hall, one = given
    made = sentence(number, Place(window, hall), "zh", one)
    assert (made.text, " ".join(made.units)) == said


@pytest.mark.parametrize(("given", "said"), EN.items(), ids=lambda value: str(value[0]))
def test_english(given: tuple[str, str, str], said: tuple[str, str]) -> None:
    number, window, hall = given
    made = sentence(number, Place(window, hall), "en")
    assert (made.text, " ".join(made.units)) == said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("one", ["yi", "yao"])
def test_every_sentence_is_made_of_the_vocabulary(language: Language, one: One) -> None:
    places = [Place(str(label)) for label in range(100)] + [Place("7", "左厅")]
    known = set(vocabulary(places, language, one))
    for place in places:
        assert set(sentence("AZ0123456789", place, language, one).units) <= known


def test_the_chinese_vocabulary_is_what_a_speaker_records_in_a_morning() -> None:
    units = vocabulary([Place("36"), Place("10"), Place("1", "左厅"), Place("1", "右厅")], "zh")
    assert len(units) == len(set(units)) < 70
    assert {"请", "号", "到", "号窗口", "左厅", "右厅", "十", "零", "A", "Z"} <= set(units)
