"""Two sets of figures: what the second has more, with its sign."""

import msgspec

from queue_server.rehearsal.difference import difference


class Figures(msgspec.Struct):
    count: int
    mean: float | None = None
    parts: dict[str, "Figures"] = {}


def test_every_figure_is_taken_from_its_like() -> None:
    before = Figures(5, 2.5, {"a": Figures(1, 1.0), "b": Figures(2)})
    after = Figures(3, 4.0, {"a": Figures(2, 0.25), "c": Figures(7, 1.0)})
    assert difference(before, after) == {
        "count": -2,
        "mean": 1.5,
        "parts": {
            "a": {"count": 1, "mean": -0.75, "parts": {}},
            "b": {"count": None, "mean": None, "parts": {}},
            "c": {"count": None, "mean": None, "parts": {}},
        },
    }
