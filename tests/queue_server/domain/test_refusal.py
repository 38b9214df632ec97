"""Every reason has a sentence, every sentence is used."""

import re
from pathlib import Path

import pytest

from queue_server.domain.refusal import SENTENCES, Refusal

CODE = re.compile(r'code="(\w+)"')


def test_exactly_the_reasons_that_the_server_gives_have_a_sentence() -> None:
    room = Path(__file__).parents[3] / "queue_server"
    texts = [
        path.read_text(encoding="utf-8")
        for part in ("domain", "engine")
        for path in (room / part).rglob("*.py")
    ]
    used = {code for text in texts for code in CODE.findall(text)}
    assert used == set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_refusal_always_says_something(code: str) -> None:
    assert Refusal(code=code).detail == SENTENCES[code]
    assert Refusal(code=code, detail="because").detail == "because"
