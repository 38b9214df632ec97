"""Catalogues as the pages get them."""

import json

import pytest

from translations.phrases import as_json


def test_a_phrase_is_found_by_its_msgid() -> None:
    assert json.loads(as_json("led", "zh"))["Paused"] == "暂停服务"


def test_a_context_stands_before_its_msgid() -> None:
    assert json.loads(as_json("display", "zh"))["window, after its number\x04Window"] == "号窗口"


def test_plural_forms_are_a_list() -> None:
    assert json.loads(as_json("slip", "zh"))["Window {names}"] == ["{names} 号窗口"]
    assert json.loads(as_json("slip", "en"))["Window {names}"] == ["Window {names}", "Windows {names}"]


def test_the_head_of_the_file_is_no_phrase() -> None:
    assert "" not in json.loads(as_json("led", "en"))


@pytest.mark.parametrize(("domain", "language"), [("led", "xx"), ("nothing", "zh"), ("../../secret", "zh")])
def test_what_is_not_there_is_named(domain: str, language: str) -> None:
    with pytest.raises(LookupError, match="no phrases"):
        as_json(domain, language)
