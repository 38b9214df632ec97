"""The promises of tokens.toml's comments: what is written on what, and how well it can be read."""

from pathlib import Path

import pytest

from config.design import tokens as module
from config.design.tokens import tokens
from config.problem import BadConfig

# ground, colour of the writing, least contrast (WCAG 2.2, 1.4.3: 4.5 for text)
READ = [
    ("light", "paper", "ink", 7.0),
    ("light", "paper", "ink-soft", 4.5),
    ("light", "surface", "ink", 7.0),
    ("light", "sunken", "ink-soft", 4.5),
    ("light", "paper", "amber", 4.5),
    ("light", "paper", "leaf", 4.5),
    ("light", "pine", "on-pine", 4.5),
    ("light", "cinnabar", "on-cinnabar", 4.5),
    ("light", "pine-mist", "pine-deep", 4.5),
    ("dark", "paper", "ink", 7.0),
    ("dark", "paper", "ink-soft", 4.5),
    ("dark", "surface", "ink", 7.0),
    ("dark", "cinnabar", "on-cinnabar", 4.5),
    *(("contrast", under, "ink", 7.0) for under in ("paper", "surface", "sunken", "pine-mist")),
    *(("contrast", "surface", on, 7.0) for on in ("ink-soft", "pine", "cinnabar", "amber", "leaf")),
    *(("contrast", f"{on}-mist", on, 7.0) for on in ("pine", "cinnabar", "amber", "leaf")),
    ("contrast", "pine", "on-pine", 7.0),
    ("contrast", "pine-deep", "pine-mist", 7.0),
]


def contrast(first: str, second: str) -> float:
    """Return WCAG's contrast ratio of two ``#RRGGBB`` colours."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("ground", "under", "on", "least"), READ)
def test_writing_can_be_read_on_its_ground(ground: str, under: str, on: str, least: float) -> None:
    palette = tokens().color[ground]
    assert contrast(palette[under], palette[on]) >= least


def test_all_grounds_name_the_same_colours() -> None:
    light, dark, contrast = (tokens().color[ground].keys() for ground in ("light", "dark", "contrast"))
    assert light == dark == contrast


def test_easy_mode_grows_to_30_dp() -> None:
    assert tokens().type["body"] * tokens().modes["easy-zoom-largest"] == 30  # type: ignore[operator]


def test_a_finger_finds_every_key() -> None:
    assert tokens().shape["target"] >= 60
    assert tokens().shape["target-desk"] >= 44


def test_a_spoilt_file_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spoilt = tmp_path / "tokens.toml"
    spoilt.write_text(module.TOKENS.read_text(encoding="utf-8").replace("#F6F4EE", "cream"), encoding="utf-8")
    monkeypatch.setattr(module, "TOKENS", spoilt)
    tokens.cache_clear()
    try:
        with pytest.raises(BadConfig, match=r"tokens\.toml: tokens = .*color"):
            tokens()
    finally:
        tokens.cache_clear()
