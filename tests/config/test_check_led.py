"""LED lines and styles that cannot be used: each mistake is named."""

from collections.abc import Callable
from typing import Any

import pytest

from config.load import load
from config.problem import BadConfig

SITE = "centre/site.toml"
STYLE = {"id": "quiet", "idle": "{window}号 {queues}", "substitutes": [{"sign": "㐂", "by": "喜"}]}

SPOILED: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "a style that is not there": (
        lambda t: t["site"]["led_lines"][0].update(style="loud"),
        f"{SITE}: led_lines[led].style = loud: expected one of led_styles: quiet",
    ),
    "a bar's style that is not there": (
        lambda t: t["site"]["led_lines"][0]["bars"][0].update(style="loud"),
        f"{SITE}: led_lines[led].style = loud: expected one of led_styles: quiet",
    ),
    "a style twice": (
        lambda t: t["site"]["led_styles"].append(STYLE),
        f"{SITE}: led_styles.id = quiet: expected each once, found 2 times",
    ),
    "brightness on bars that are not told how to be dimmed": (
        lambda t: (
            t["site"]["led_styles"][0].update(brightness=[{"hour": 8, "percent": 9}]),
            t["site"]["led_lines"][0].update(protocol="template", template="bar-a"),
        ),
        f"{SITE}: led_lines[led].style = quiet: "
        "expected a style without brightness: these bars are not told how to be dimmed",
    ),
    "a field nobody fills in": (
        lambda t: t["site"]["led_styles"][0].update(closed="{queues}"),
        f"{SITE}: led_styles[quiet].closed = {{queues}}: expected text with no other fields than {{window}}",
    ),
    "a brace too many": (
        lambda t: t["site"]["led_styles"][0].update(idle="{window"),
        f"{SITE}: led_styles[quiet].idle = {{window: "
        "expected text with no other fields than {queues} and {window}",
    ),
    "an hour twice": (
        lambda t: t["site"]["led_styles"][0].update(brightness=[{"hour": 8, "percent": 9}] * 2),
        f"{SITE}: led_styles[quiet].brightness.hour = 8: expected each once, found 2 times",
    ),
    "fonts for a make that names none": (
        lambda t: t["site"]["led_lines"][0].update(
            protocol="cpower", fonts=[{"dots": 24, "chinese": 1, "ascii": 1}]
        ),
        f"{SITE}: led_lines[led].fonts = given: expected nothing for cpower",
    ),
    "a font twice": (
        lambda t: t["site"]["led_lines"][0].update(fonts=[{"dots": 24, "chinese": 1, "ascii": 1}] * 2),
        f"{SITE}: led_lines[led].fonts.dots = 24: expected each once, found 2 times",
    ),
    "a height for which letters cannot be chosen": (
        lambda t: (
            t["site"]["led_lines"][0].update(protocol="modbus"),
            t["site"]["led_lines"][0]["bars"][0].update(rows=32),
        ),
        f"{SITE}: led_lines[led].bars[w1].rows = 32: "
        "expected 16: these bars choose their letters themselves, count cells in them",
    ),
    "a substitute that the bars lack too": (
        lambda t: t["site"]["led_styles"][0].update(substitutes=[{"sign": "㐂", "by": "㐂"}]),
        f"{SITE}: led_styles[quiet].substitutes[㐂].by = 㐂: expected text of gb2312",
    ),
}


def styled(tables: dict[str, Any]) -> dict[str, Any]:
    tables["site"]["led_styles"] = [dict(STYLE)]
    tables["site"]["led_lines"][0]["style"] = "quiet"
    return tables


def test_a_styled_line_is_fine(tables: dict[str, Any], write: Any) -> None:
    site = load(write(styled(tables)), "centre").site
    assert site.led_styles[0].substitutes[0].by == "喜"


@pytest.mark.parametrize(("spoil", "said"), SPOILED.values(), ids=SPOILED)
def test_a_mistake_is_named(
    tables: dict[str, Any], write: Any, spoil: Callable[[dict[str, Any]], Any], said: str
) -> None:
    spoil(styled(tables))
    with pytest.raises(BadConfig) as bad:
        load(write(tables), "centre")
    assert str(bad.value) == said
