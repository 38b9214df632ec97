"""Every domain has the same phrases in both languages, with the same fields, and none is empty."""

import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from translations.catalogue import FOLDER, catalogue

DOMAINS = sorted({path.stem for path in FOLDER.glob("*/LC_MESSAGES/*.po")})

OWN_NUMERALS = {"speech"}  # each language says its numbers by rules of its own


def phrases(language: str, domain: str) -> dict[tuple[str | None, str], str]:
    with Path(FOLDER, language, "LC_MESSAGES", f"{domain}.po").open("rb") as po:
        return {(m.context, str(m.id)): str(m.string) for m in read_po(po) if m.id}


def fields(phrase: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("domain", [domain for domain in DOMAINS if domain not in OWN_NUMERALS])
def test_both_languages_say_the_same_things(domain: str) -> None:
    chinese, english = phrases("zh_CN", domain), phrases("en", domain)
    assert set(chinese) == set(english)
    assert all(chinese.values())
    assert all(english.values())


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("domain", DOMAINS)
def test_no_phrase_asks_for_a_field_nobody_gives(domain: str, language: str) -> None:
    for (_, key), phrase in phrases(language, domain).items():
        if "{" in key:
            assert fields(phrase) <= fields(key), phrase


def test_a_phrase_comes_out_in_the_language_asked_for() -> None:
    assert catalogue("led", "zh").gettext("Paused") == "暂停服务"
    assert catalogue("led", "zh_CN").gettext("Paused") == "暂停服务"
    assert catalogue("led", "en").gettext("Paused") == "Paused"


def test_a_catalogue_is_compiled_once() -> None:
    assert catalogue("led", "zh") is catalogue("led", "zh")


@pytest.mark.parametrize(("domain", "language"), [("led", "xx"), ("nothing", "zh")])
def test_what_is_not_there_is_named(domain: str, language: str) -> None:
    with pytest.raises(LookupError, match=domain):
        catalogue(domain, language)
