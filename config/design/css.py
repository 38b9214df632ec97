"""The tokens as CSS custom properties; ``python -m config.design.css`` writes ``tokens.css``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from config.design.tokens import Tokens, tokens

TARGET: Final = Path("queue_server/console/static/tokens.css")
HEAD: Final = "/* Made from config/design/tokens.toml by `python -m config.design.css`; do not edit. */"
FALLBACK: Final = "'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
UNITS: Final = {"type": "px", "space": "px", "shape": "px", "motion": "s"}
UNITLESS: Final = {"line-height"}


def css(source: Tokens) -> str:
    """Return the style sheet: light tokens at ``:root``, dark ones under ``[data-ground=dark]``."""
    light = "\n".join([*_colours(source, "light"), *_measures(source)])
    dark = "\n".join(_colours(source, "dark"))
    return f"{HEAD}\n:root {{\n{light}\n}}\n[data-ground='dark'] {{\n{dark}\n}}\n"


def _colours(source: Tokens, ground: str) -> Iterator[str]:
    for name, value in source.color[ground].items():
        yield f"  --color-{name}: {value.lower()};"


def _measures(source: Tokens) -> Iterator[str]:
    for group, unit in UNITS.items():
        for name, value in getattr(source, group).items():
            if isinstance(value, str):
                yield f"  --{group}-{name}: '{value}', {FALLBACK};"
            else:
                yield f"  --{group}-{name}: {value}{'' if name in UNITLESS else unit};"


def main() -> int:
    """Write the style sheet, or with ``--check`` fail when it is stale."""
    text = css(tokens())
    if "--check" in sys.argv:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
        if stale:
            sys.stderr.write(f"{TARGET} is stale: run `python -m config.design.css`\n")
        return int(stale)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
