"""What must hold of the LED lines and styles: references lead somewhere, phrases can be filled in."""

import string
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from config.check_led_template import check_templates
from config.led import LedLine, LedStyle
from config.led_presets import templates_of
from config.led_template import LedTemplate
from config.problem import Problem, known, twice
from config.settings import Site

FIELDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "idle": frozenset({"window", "queues"}),
        "idle_en": frozenset({"window", "queues"}),
        "closed": frozenset({"window"}),
        "closed_en": frozenset({"window"}),
    }
)
LARGEST: Final[Mapping[str, int]] = MappingProxyType(
    {"cpower": 254, "cpower-tcp": 254, "modbus": 247, "alpha": 255}
)
"""Protocol → the largest number a bar may have, where that is less than settings allow."""


FONTED: Final = frozenset({"onbon", "onbon-5k"})
SIZED: Final = frozenset({"cpower", "cpower-tcp"})
"""Protocols that name the font of their words, and those that name its height."""

USUAL: Final = 16


def check_led(file: str, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the bars' lines and styles."""
    styles = [style.id for style in site.led_styles]
    windows = {window.id for window in site.windows}
    yield from twice(file, "led_styles.id", styles)
    yield from check_templates(file, site.led_templates)
    for style in site.led_styles:
        yield from _check_style(file, f"led_styles[{style.id}]", style)
    for line in site.led_lines:
        key = f"led_lines[{line.id}]"
        bars = [bar.window for bar in line.bars]
        yield from known(file, f"{key}.bars.window", bars, windows, "a window of this site")
        yield from twice(file, f"{key}.bars.screen", (str(bar.screen) for bar in line.bars))
        yield from _check_make(file, key, site, line)
        named = [name for name in (line.style, *(bar.style for bar in line.bars)) if name]
        yield from _check_dimming(file, key, site, line)
        yield from _check_letters(file, key, site, line)
        yield from known(file, f"{key}.style", named, styles, f"one of led_styles: {', '.join(styles)}")


def _check_make(file: str, key: str, site: Site, line: LedLine) -> Iterator[Problem]:
    largest = LARGEST.get(line.protocol, 65535)
    for bar in line.bars:
        if bar.screen > largest:
            expected = f"at most {largest} for {line.protocol}"
            yield Problem(file, f"{key}.bars[{bar.window}].screen", str(bar.screen), expected)
    templates = templates_of(site.led_templates)
    if line.protocol == "template":
        expected = f"one of {', '.join(templates)}"
        yield from known(file, f"{key}.template", [line.template], templates, expected)
        if line.template in templates:
            yield from _check_addresses(file, key, line, templates[line.template])
    elif line.template:
        yield Problem(file, f"{key}.template", line.template, f"nothing for {line.protocol}")


def _check_dimming(file: str, key: str, site: Site, line: LedLine) -> Iterator[Problem]:
    """Yield styles with hours of brightness on bars that nobody can dim."""
    template = templates_of(site.led_templates).get(line.template)
    dimmed = line.registers.level is not None if line.protocol == "modbus" else True
    if line.protocol == "template":
        dimmed = template is not None and bool(template.dim)
    hourly = {style.id for style in site.led_styles if style.brightness}
    for name in {line.style, *(bar.style for bar in line.bars)} & hourly if not dimmed else ():
        expected = "a style without brightness: these bars are not told how to be dimmed"
        yield Problem(file, f"{key}.style", name, expected)


def _check_letters(file: str, key: str, site: Site, line: LedLine) -> Iterator[Problem]:
    """Yield fonts that are not used, and bars of a height for which the driver cannot choose letters."""
    template = templates_of(site.led_templates).get(line.template)
    chosen = line.protocol in FONTED or line.protocol in SIZED
    chosen |= template is not None and any(piece.kind == "size" for piece in template.show)
    for bar in line.bars if not chosen else ():
        if bar.rows != USUAL:
            expected = "16: these bars choose their letters themselves, count cells in them"
            yield Problem(file, f"{key}.bars[{bar.window}].rows", str(bar.rows), expected)
    yield from twice(file, f"{key}.fonts.dots", (str(font.dots) for font in line.fonts))
    if line.fonts and line.protocol not in FONTED:
        yield Problem(file, f"{key}.fonts", "given", f"nothing for {line.protocol}")


def _check_addresses(file: str, key: str, line: LedLine, template: LedTemplate) -> Iterator[Problem]:
    for piece in template.show:
        most = 256**piece.size - 1
        for bar in line.bars if piece.kind == "address" else ():
            if (bar.screen >> piece.shift & piece.mask) + piece.plus > most:
                at = f"{key}.bars[{bar.window}].screen"
                yield Problem(file, at, str(bar.screen), f"a number whose address is at most {most}")


def _check_style(file: str, key: str, style: LedStyle) -> Iterator[Problem]:
    yield from twice(file, f"{key}.brightness.hour", (str(one.hour) for one in style.brightness))
    yield from twice(file, f"{key}.substitutes.sign", (one.sign for one in style.substitutes))
    for one in style.substitutes:
        if not _has(style.charset, one.by):
            yield Problem(file, f"{key}.substitutes[{one.sign}].by", one.by, f"text of {style.charset}")
    for name, fields in FIELDS.items():
        phrase = str(getattr(style, name))
        if not _asks_only(phrase, fields):
            wanted = " and ".join(f"{{{field}}}" for field in sorted(fields))
            yield Problem(file, f"{key}.{name}", phrase, f"text with no other fields than {wanted}")


def _asks_only(phrase: str, fields: frozenset[str]) -> bool:
    try:
        parts = list(string.Formatter().parse(phrase))
    except ValueError:
        return False
    return all(name is None or (name in fields and not rest and not bang) for _, name, rest, bang in parts)


def _has(charset: str, text: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
