"""Catalogues as the pages get them."""

import json

import pytest

from translations.phrases import as_json


def test_a_phrase_is_found_by_its_msgid() -> None:
    assert json.loads(as_json("led", "zh"))["Paused"] == "暂停服务"


def test_a_context_stands_before_its_msgid() -> None:
    assert json.loads(as_json("console", "zh"))["error\x04unknown_window"] == "没有这个窗口"


def test_plural_forms_are_a_list() -> None:
    key = "called {n} time"
    assert json.loads(as_json("console", "zh"))[key] == ["已呼叫 {n} 次"]
    assert json.loads(as_json("console", "en"))[key] == ["called {n} time", "called {n} times"]


def test_the_head_of_the_file_is_no_phrase() -> None:
    assert "" not in json.loads(as_json("led", "en"))


@pytest.mark.parametrize(("domain", "language"), [("led", "xx"), ("nothing", "zh"), ("../../secret", "zh")])
def test_what_is_not_there_is_named(domain: str, language: str) -> None:
    with pytest.raises(LookupError, match="no phrases"):
        as_json(domain, language)
