"""Every phrase that a script asks for is in the catalogue that its page loads, and none lies there unused."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from queue_server.domain.refusal import SENTENCES
from queue_server.gateway.pages import STATIC
from translations.phrases import CONTEXT_END, as_json
from wire.live import TicketState, WindowState

SCRIPTS = {path.name: path.read_text("utf-8") for path in STATIC.glob("*.js")}
ASKED = re.compile(r'\bt\(\s*"((?:[^"\\]|\\.)*)"(?:,\s*\{[^}]*\},\s*"([^"]*)")?')
COUNTED = re.compile(r'\btn\(\s*"((?:[^"\\]|\\.)*)"')
DISPLAYS = {"board.js", "board-parts.js", "seat.js"}
SPOKEN_BY_TABLE = {
    "actions.js": re.compile(r'(?:label|break|meeting|papers|system): "([^"]+)"'),
    "screens.js": re.compile(r'label: "([^"]+)"'),
    **dict.fromkeys(
        ("notice-desk.js", "play-list.js", "machine-list.js", "layout-list.js", "programme-cards.js"),
        re.compile(r'(?<=[{,\s])\w+: "([A-Za-z][^"<>]+)"(?=,| \}|\n)'),
    ),
    "outcome.js": re.compile(r'^  \w+: "([^"]+)",$', re.MULTILINE),
}


def asked_by(name: str) -> set[str]:
    """Return the keys that a script asks for, as the JSON has them."""
    script = SCRIPTS[name]
    keys = {f"{context}{CONTEXT_END}{text}" if context else text for text, context in ASKED.findall(script)}
    keys |= set(COUNTED.findall(script))
    return keys | set(SPOKEN_BY_TABLE[name].findall(script) if name in SPOKEN_BY_TABLE else ())


def phrases(language: str, *domains: str) -> set[str]:
    return {key for domain in domains for key in json.loads(as_json(domain, language))}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_what_a_script_asks_for_is_there(name: str, language: str) -> None:
    domains = ("console", "display") if name in DISPLAYS else ("console",)
    assert asked_by(name) - phrases(language, *domains) == set()


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ("error", set(SENTENCES) | {"away", "wrong_password", "locked", "unavailable", "sign_in"}),
        ("ticket state", set(get_args(TicketState))),
        ("window state", set(get_args(WindowState))),
    ],
)
def test_every_word_of_the_server_has_a_phrase(context: str, words: set[str]) -> None:
    assert {f"{context}{CONTEXT_END}{word}" for word in words} <= phrases("zh", "console")


def test_no_phrase_lies_unused() -> None:
    used = set().union(*(asked_by(name) for name in SCRIPTS))
    plain = {key for key in phrases("zh", "console") if CONTEXT_END not in key}
    assert plain - used == set()


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_no_chinese_stands_in_a_script(path: Path) -> None:
    shown = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL).replace('"中文"', "")
    assert not re.search(r"[\u4e00-\u9fff]", shown)
