"""Profiles: the shipped ones load, a wrong one says what is wrong with it."""

from pathlib import Path

import pytest

from config.problem import BadConfig
from printers.profile import SHIPPED, load_profile, profile_names


@pytest.mark.parametrize("name", profile_names())
def test_shipped_profiles_load(name: str) -> None:
    profile = load_profile(name)
    assert profile.columns * 12 <= profile.dots
    assert profile.title


def test_the_kiosks_default_is_shipped() -> None:
    assert {"generic-80", "generic-58", "generic"} <= set(profile_names())
    wide, narrow = load_profile("generic-80"), load_profile("generic-58")
    assert (wide.dots, wide.columns, wide.cut) == (576, 48, "partial")
    assert (narrow.dots, narrow.columns, narrow.cut) == (384, 32, "none")


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        BadConfig, match=r"profile = 'epson': expected one of generic, generic-58, generic-80"
    ):
        load_profile("epson")
    with pytest.raises(BadConfig):
        load_profile("../profiles/generic")


WRONG = {
    "not TOML": ('title = "', "valid TOML"),
    "missing": ('title = "x"\ncolumns = 32\n', "dots = missing"),
    "a key that does not exist": ('title = "x"\ndots = 384\ncolumns = 32\ncutter = "full"\n', "cut"),
    "a value out of range": ('title = "x"\ndots = 384\ncolumns = 500\n', "columns = 500"),
    "a word that does not exist": ('title = "x"\ndots = 384\ncolumns = 32\ncut = "half"\n', "cut = 'half'"),
    "more columns than fit": ('title = "x"\ndots = 384\ncolumns = 48\n', "at most 32"),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_profile_says_file_key_value_and_what_was_expected(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadConfig) as caught:
        load_profile("mine", tmp_path)
    assert told in str(caught.value)
    assert "profiles/mine.toml" in str(caught.value)


def test_every_profile_says_in_words_what_it_is_for() -> None:
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in SHIPPED.glob("*.toml"))
