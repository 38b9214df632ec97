"""The rules of the audit, each on a screen that breaks it and on one that does not."""

from typing import Any

import pytest

from audit.rules import Seen, findings


def text(**given: Any) -> dict[str, Any]:
    fine = {"words": "x", "size": 20.0, "boxes": [[10.0, 10.0, 40.0, 20.0]], "clipped": False}
    return {**fine, "within": True, "tofu": False, "contrast": 10.0, "in": "", **given}


def target(name: str = "home", box: tuple[float, ...] = (0.0, 700.0, 100.0, 92.0)) -> dict[str, Any]:
    return {"id": name, "box": list(box), "words": name}


def card(box: list[float], *words: str) -> dict[str, Any]:
    return {"box": box, "holds": list(words)}


def seen(
    *things: dict[str, Any],
    screen: str = "list",
    contrast: bool = False,
    reach: float = 1.0,
    speaks: bool = True,
) -> Seen:
    targets = [thing for thing in things if "id" in thing] or [target()]
    survey = {
        "glass": [720.0, 1280.0],
        "reach": reach,
        "texts": [thing for thing in things if "words" in thing and "id" not in thing],
        "targets": targets,
        "cards": [thing for thing in things if "holds" in thing],
    }
    said = ("words", *(f"[{one['id']}] words" for one in targets)) if speaks else ()
    return Seen(screen, "", contrast, survey, said)


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("clipped", seen(text(clipped=True)), seen(text())),
        ("clipped", seen(text(within=False)), seen(text())),
        ("overlapping", seen(text(), text(words="y")), seen(text(), text(boxes=[[60.0, 10.0, 40.0, 20.0]]))),
        (
            "overlapping",
            seen(target(), target("back", (50.0, 720.0, 90.0, 90.0))),
            seen(target(), target("back", (100.0, 700.0, 90.0, 90.0))),
        ),
        (
            "crossed",
            seen(text(), card([30.0, 0.0, 90.0, 90.0])),
            seen(text(), card([30.0, 0.0, 90.0, 90.0], "x")),
        ),
        ("crossed", seen(text(), card([0.0, 25.0, 90.0, 90.0])), seen(text(), card([0.0, 0.0, 90.0, 90.0]))),
        ("off_the_glass", seen(target(box=(690.0, 0.0, 92.0, 92.0))), seen(target())),
        ("tofu", seen(text(tofu=True)), seen(text())),
        ("small_text", seen(text(size=16.0)), seen(text(size=18.0))),
        ("small_target", seen(target(box=(0.0, 700.0, 100.0, 48.0))), seen(target())),
        ("faint", seen(text(contrast=4.0)), seen(text(contrast=4.6))),
        ("faint", seen(text(contrast=6.0), contrast=True), seen(text(contrast=7.1), contrast=True)),
        ("out_of_reach", seen(target(box=(0.0, 600.0, 90.0, 90.0)), reach=0.5), seen(target(), reach=0.5)),
        ("mute", seen(speaks=False), seen()),
        ("dead_end", seen(target("item:1")), seen(target("back"))),
    ],
)
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule: str, wrong: Seen, right: Seen) -> None:
    assert [found for found in findings(wrong) if found.startswith(rule)]
    assert findings(right) == []
