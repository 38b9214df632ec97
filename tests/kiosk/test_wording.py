"""Every phrase in both languages."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import kiosk
from kiosk.showing.advice import CLOSING
from kiosk.showing.along import PAPERS
from kiosk.showing.dialogs import DIALOGS
from kiosk.showing.events import TITLES
from kiosk.showing.item import APPLICANT, HANDLING, KIND, TABS
from kiosk.showing.mine import STATES
from kiosk.showing.taken import SLIPS, WAYS
from kiosk.showing.taking import STAGES
from kiosk.wording import WEEKDAYS, Language, Words
from translations.catalogue import catalogue

SOURCES = sorted(Path(kiosk.__file__).parent.rglob("*.py"))
FROM_TABLES = {
    *(text for dialog in DIALOGS.values() for text in (dialog.title, dialog.text)),
    *(text for dialog in DIALOGS.values() for _, text, _ in dialog.buttons),
    *(text for _, text, _ in (*TABS, *PAPERS)),
    *(text for text, _, _ in CLOSING.values()),
    *(text for text, _ in TITLES.values()),
    *(text for text, _, _ in STATES.values()),
    *HANDLING.values(),
    *KIND.values(),
    *APPLICANT.values(),
    *WAYS.values(),
    *(text for slip in SLIPS.values() for text in (slip.title, slip.text)),
}


def phrases() -> Iterator[tuple[str, ...]]:
    """Yield every phrase the kiosk says: (phrase,), (one, many) or (context, phrase)."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                texts = tuple(
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                )
                if (name == "say" and len(texts) == 1) or (name in ("count", "of") and len(texts) == 2):
                    yield (name, *texts)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_phrase_is_in_the_catalogue(language: Language) -> None:
    known = set(catalogue("kiosk", language)._catalog)  # type: ignore[attr-defined]
    said = list(phrases())
    assert len(said) > 50
    wanted: set[object] = set(FROM_TABLES)
    for kind, first, *rest in said:
        wanted.add(first if kind == "say" else (first, 0) if kind == "count" else f"{first}\x04{rest[0]}")
    wanted |= {f"day\x04{name}" for name in WEEKDAYS} | {f"stage\x04{stage}" for stage in STAGES}
    assert wanted - known == set()


def test_both_catalogues_say_the_same_things() -> None:
    chinese, english = (set(catalogue("kiosk", one)._catalog) for one in ("zh", "en"))  # type: ignore[attr-defined]
    assert {entry for entry in chinese ^ english if not (isinstance(entry, tuple) and entry[1] == 1)} == set()


@pytest.mark.parametrize(
    ("language", "low", "high", "said"),
    [
        ("zh", 10, 20, "10–20\xa0分钟"),
        ("zh", 5, 5, "约\xa05\xa0分钟"),
        ("zh", 0, 1, "马上就到"),
        ("zh", None, None, ""),
        ("en", 10, 20, "10–20 min"),
        ("en", 0, 0, "Your turn is next"),
    ],
)
def test_an_expected_wait_is_said(language: Language, low: int | None, high: int | None, said: str) -> None:
    assert Words(language).wait(low, high) == said


def test_who_may_come_too_late_is_told() -> None:
    assert Words("zh").late("no") == "今天赶不上"
    assert Words("en").late("doubtful") == "Perhaps not today"
    assert Words("en").late("likely") == Words("en").late(None) == ""


def test_numbers_of_things() -> None:
    assert Words("en").people(1) == "1 person"
    assert Words("en").people(2) == "2 people"
    assert Words("zh").windows(("19", "20", "21", "25")) == "19–21、25\xa0号窗口"
    assert Words("en").windows(("3",)) == "Window 3"
    assert Words("en").windows(("1", "2")) == "Windows 1, 2"
    assert Words("zh").windows(()) == ""


def test_a_day_is_said() -> None:
    day = datetime(2026, 11, 24, tzinfo=UTC)
    assert Words("zh").date(day) == "11月24日 星期二"
    assert Words("en").date(day) == "Tuesday 24 November"


def test_a_refusal_nobody_thought_of_is_still_said_kindly() -> None:
    assert Words("zh").refusal("unknown_item").startswith("这个事项目前不在")
    assert Words("zh").refusal("brand_new_code") == Words("zh").refusal("other")
