"""Bars described already: the frames of four makes that halls have, as templates a hall may start from."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from config.led import LedLine
from config.led_template import LedTemplate

FOLDER: Final = Path(__file__).parent


@cache
def presets() -> Mapping[str, LedTemplate]:
    """Return id → template of those that come with the system."""
    told = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml")))
    found = (msgspec.convert(table, LedTemplate) for table in told)
    return MappingProxyType({template.id: template for template in found})


def templates_of(own: Iterable[LedTemplate]) -> Mapping[str, LedTemplate]:
    """Return id → template of the presets and a site's own; a site's own win."""
    return {**presets(), **{template.id: template for template in own}}


def answers(line: LedLine, own: Iterable[LedTemplate]) -> bool:
    """Whether the bars of ``line`` say that they obeyed; those that never do prove nothing."""
    template = templates_of(own).get(line.template)
    return line.protocol != "template" or (template is not None and bool(template.ack))
