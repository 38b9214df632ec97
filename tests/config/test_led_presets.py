"""The presets that come with the system."""

import pytest

from config.check_led_template import check_templates
from config.led import Bar, LedLine
from config.led_presets import answers, presets, templates_of
from config.led_template import LedTemplate, Piece

OURS = LedTemplate(id="bar-a", show=(Piece(kind="text"),))


def test_four_bars_are_described_already() -> None:
    assert list(presets()) == ["bar-a", "bar-b", "bar-c", "bar-d"]


@pytest.mark.parametrize("name", presets())
def test_each_would_be_accepted_from_a_site(name: str) -> None:
    assert list(check_templates("site.toml", [presets()[name]])) == []


def test_a_sites_own_wins() -> None:
    assert templates_of([OURS])["bar-a"] is OURS


def test_only_who_answers_can_prove_a_call() -> None:
    bars = (Bar(screen=1, window="w"),)
    onbon = LedLine(id="l", address="null:", bars=bars)
    one_way = LedLine(id="l", address="null:", protocol="template", template="bar-b", bars=bars)
    asked = LedTemplate(id="bar-b", show=OURS.show, ack=(Piece(kind="bytes", hex="06"),))
    assert [answers(onbon, ()), answers(one_way, ()), answers(one_way, [asked])] == [True, False, True]
