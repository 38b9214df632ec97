"""Sizes and colours on the glass come from the design tokens."""

import pytest

from faces import theme as t


@pytest.fixture(autouse=True)
def _restored() -> object:
    yield
    t.use(t.Theme())


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1920, 1080), (3840, 2160)])
def test_every_glass_is_720_dp_on_its_short_side(width: int, height: int) -> None:
    t.use(t.Theme("light", width, height))
    assert t.dp(720) == min(width, height)
    assert t.portrait() is (height > width)


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (768, 1024), (1280, 1024)])
def test_squarer_glass_is_never_narrower_than_1280_dp(width: int, height: int) -> None:
    t.use(t.Theme("light", width, height))
    assert t.dp(1280) == max(width, height)
    assert t.dp(720) < min(width, height)


def test_a_colour_is_rgba_of_the_ground_in_use() -> None:
    t.use(t.Theme("light"))
    assert t.rgba("surface", 0.5) == (1.0, 1.0, 1.0, 0.5)
    t.use(t.Theme("dark"))
    assert t.rgba("surface")[0] < 0.1


def test_sizes_follow_the_scale() -> None:
    t.use(t.Theme("light", 1080, 1920))
    assert t.size("body") == pytest.approx(30)
    assert t.shape("target") == pytest.approx(90)
    assert t.space("medium") == pytest.approx(24)


PAIRS = [
    (ink, ground)
    for ground in ("paper", "surface")
    for ink in ("ink", "ink-soft", "pine", "cinnabar", "amber", "leaf")
] + [
    ("on-pine", "pine"),
    ("on-pine", "pine-deep"),
    ("on-cinnabar", "cinnabar"),
    ("pine", "pine-mist"),
    ("ink", "pine-mist"),
    ("ink-soft", "pine-mist"),
    ("amber", "amber-mist"),
    ("leaf", "leaf-mist"),
    ("cinnabar", "cinnabar-mist"),
    ("ink-soft", "sunken"),
]


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(ink: str, ground: str) -> None:
    light, dark = sorted((_luminance(t.colour("light", ink)), _luminance(t.colour("light", ground))))[::-1]
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(rgba: t.Rgba) -> float:
    red, green, blue = ((v / 12.92) if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgba[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
