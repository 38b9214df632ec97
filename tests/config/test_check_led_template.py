"""Templates that cannot be used: each mistake is named by frame and piece."""

from typing import Any

import pytest

from config.load import load
from config.problem import BadConfig

SHOW = [
    {"kind": "bytes", "hex": "AA", "name": "head"},
    {"kind": "address"},
    {"kind": "text"},
    {"kind": "check", "method": "xor8"},
]
ACK = [{"kind": "bytes", "hex": "06"}, {"kind": "address"}]
WHERE = "centre/site.toml: led_templates[ours]"


def template(**told: Any) -> dict[str, Any]:
    return {"id": "ours", "show": SHOW, **told}


def site(tables: Any, write: Any, told: dict[str, Any], **line: Any) -> Any:
    tables["site"]["led_templates"] = [told]
    tables["site"]["led_lines"][0] |= {"protocol": "template", "template": "ours"} | line
    return load(write(tables), "centre").site


def test_a_template_that_can_be_used(tables: Any, write: Any) -> None:
    poll = [{"kind": "bytes", "hex": "05"}, {"kind": "address"}]
    dim = [{"kind": "bytes", "hex": "07"}, {"kind": "level", "top": 31}]
    used = site(tables, write, template(ack=ACK, poll=poll, dim=dim))
    assert used.led_templates[0].dim[1].top == 31


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"show": SHOW[:2]}, "show = 0 of kind text: expected one piece of kind text"),
        ({"show": [*SHOW, {"kind": "text"}]}, "show = 2 of kind text: expected one piece of kind text"),
        ({"show": [{"kind": "bytes"}, *SHOW]}, "show[0].hex = empty: expected the bytes in hexadecimal"),
        (
            {"show": [*SHOW, {"kind": "colour"}]},
            "show[4].values = empty: expected the bytes for each of them",
        ),
        (
            {"show": [*SHOW, {"kind": "check", "method": "sum16"}]},
            "show[4].size = 1: expected 2 for sum16",
        ),
        (
            {"show": [*SHOW, {"kind": "length", "since": "haed"}]},
            "show[4].since = haed: expected the name of a piece of this frame: head",
        ),
        (
            {"show": [{"kind": "check"}, *SHOW]},
            "show[0].since = first to last: "
            "expected since and until around pieces, the check itself not among them",
        ),
        (
            {"show": [SHOW[0], *SHOW]},
            "show.name = head: expected each once, found 2 times",
        ),
        (
            {"ack": [{"kind": "text"}]},
            "ack[0].kind = text: expected one of address, bytes, check, length in ack",
        ),
        ({"dim": ACK}, "dim = 0 of kind level: expected one piece of kind level"),
        ({"poll": ACK}, "poll = given: expected ack, without which no answer is known"),
    ],
)
def test_a_mistake_is_named(tables: Any, write: Any, told: dict[str, Any], said: str) -> None:
    with pytest.raises(BadConfig) as bad:
        site(tables, write, template(**told))
    assert str(bad.value) == f"{WHERE}.{said}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            {"template": "theirs"},
            "led_lines[led].template = theirs: expected one of bar-a, bar-b, bar-c, bar-d, ours",
        ),
        (
            {"template": "bar-a", "bars": [{"screen": 256, "window": "w1"}]},
            "led_lines[led].bars[w1].screen = 256: expected a number whose address is at most 255",
        ),
        ({"protocol": "onbon"}, "led_lines[led].template = ours: expected nothing for onbon"),
        (
            {"protocol": "cpower", "template": "", "bars": [{"screen": 255, "window": "w1"}]},
            "led_lines[led].bars[w1].screen = 255: expected at most 254 for cpower",
        ),
    ],
)
def test_a_line_that_names_none_is_named(tables: Any, write: Any, line: Any, said: str) -> None:
    with pytest.raises(BadConfig) as bad:
        site(tables, write, template(), **line)
    assert str(bad.value) == f"centre/site.toml: {said}"


def test_hexadecimal_is_checked_where_it_is_read(tables: Any, write: Any) -> None:
    with pytest.raises(BadConfig, match=r"show\[0\].hex = 'AAA': expected bytes in hexadecimal"):
        site(tables, write, template(show=[{"kind": "bytes", "hex": "AAA"}, *SHOW]))
