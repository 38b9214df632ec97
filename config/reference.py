"""The settings page of the reference: ``python -m config.reference`` writes docs/reference/settings.md.

Everything on the page comes from the option table, its types and
``config.meaning``; with ``--check`` it only says whether the page is stale.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from config import (
    appointments,
    blocks,
    catalogue,
    floor,
    led,
    led_template,
    life,
    programme,
    settings,
    staff,
    voice,
    window_screens,
)
from config.expected import expected
from config.meaning import MEANING

TARGET: Final = Path("docs/reference/settings.md")
HEAD: Final = """# Settings

<!-- Made by `python -m config.reference` from config/settings.py, config/catalogue.py and config/meaning.py; do not edit. -->

A county is a folder: `county.toml`, `items/<unit>.toml` for the catalogue, and one folder a site with its `site.toml` and,
where its screens show more than calls, its `programme.toml`; where its halls were measured, `plan/<area>.toml`;
where its windows have staff signs, `staff.toml`.
`hall-admin check` reads all of it and names every mistake at once by file, key, value and what was expected;
`hall-admin dump` prints a site's settings with all defaults. Settings without a default must be given. Unknown keys are
mistakes, not ignored.
"""  # noqa: E501 - a line of Markdown is a line
FILES: Final[Mapping[str, Sequence[type[msgspec.Struct]]]] = MappingProxyType(
    {
        "county.toml": (settings.County, settings.SiteRef, catalogue.Unit, catalogue.LifeEvent),
        "items/<unit>.toml": (catalogue.Item, catalogue.Material, catalogue.Stage),
        "<site>/site.toml": (
            settings.Site,
            settings.Server,
            life.Rules,
            life.Joint,
            settings.Hall,
            settings.Span,
            settings.Priority,
            appointments.Appointments,
            appointments.Quota,
            appointments.Persons,
            blocks.Blocks,
            settings.Queue,
            appointments.Slots,
            settings.Group,
            settings.Window,
            settings.Serve,
            settings.Kiosk,
            settings.Board,
            settings.Zone,
            window_screens.WindowScreen,
            voice.Voice,
            voice.Quiet,
            voice.Loudness,
            voice.Loudspeaker,
            led.LedStyle,
            led.Substitute,
            led.Brightness,
            led.LedLine,
            led_template.LedTemplate,
            led_template.Piece,
            led_template.Value,
            led_template.Escape,
            led.Font,
            led.Registers,
            led.Bar,
            settings.PadLine,
            settings.Pad,
        ),
        "<site>/programme.toml": (
            programme.Programme,
            programme.Playlist,
            programme.Entry,
            programme.Slot,
            programme.DayPart,
        ),
        "<site>/staff.toml": (staff.Staff, staff.Person),
        "<site>/plan/<area>.toml": (
            floor.Area,
            floor.Door,
            floor.Counter,
            floor.KioskSpot,
            floor.BoardSpot,
            floor.Facility,
        ),
    }
)


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([HEAD, *(line for file, forms in FILES.items() for line in _file(file, forms))])


def _file(file: str, forms: Sequence[type[msgspec.Struct]]) -> Iterator[str]:
    yield f"## `{file}`\n"
    for form in forms:
        yield f"### {form.__name__}\n"
        yield f"{(form.__doc__ or '').splitlines()[0]}\n"
        yield "| key | for | must be | default |"
        yield "| --- | --- | --- | --- |"
        for field in msgspec.structs.fields(form):
            name = field.encode_name
            cells = f"`{name}`", MEANING[form][name], expected(field.type), _default(field)
            yield f"| {' | '.join(cells)} |"
        yield ""


def _default(field: Any) -> str:
    if field.required:
        return "(must be given)"
    value = field.default
    if isinstance(value, msgspec.Struct):
        return "its defaults"
    if isinstance(value, tuple) and value:
        return ", ".join(f"`{one}`" for one in value)
    if value is None:
        return "none"
    return "empty" if value in ("", ()) else f"`{str(value).lower() if isinstance(value, bool) else value}`"


def main() -> int:
    """Write the page, or with ``--check`` fail when it is stale."""
    text = page()
    if "--check" in sys.argv:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
        if stale:
            sys.stderr.write(f"{TARGET} is stale: run `python -m config.reference`\n")
        return int(stale)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
