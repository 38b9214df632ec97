"""Which glass may move."""

import pytest

from display.screens.motion import choose, drawn_by_software, smooth


@pytest.mark.parametrize(
    ("renderer", "software"),
    [
        ("llvmpipe (LLVM 15.0.6, 256 bits)", True),
        ("Google SwiftShader", True),
        ("Mesa Intel(R) UHD Graphics 630 (CFL GT2)", False),
        ("V3D 4.2", False),
    ],
)
def test_mesas_software_renderers_are_known(renderer: str, software: bool) -> None:
    assert drawn_by_software(renderer) == software


def test_what_was_chosen_needs_no_card() -> None:
    choose("smooth")
    assert smooth()
    choose("calm")
    assert not smooth()
    choose("auto")
