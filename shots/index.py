"""The page to leaf through an album: every photograph small, by program; one click shows it whole."""

import html
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from shots.album import Title

STYLE: Final = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; background: #f4f5f3; color: #1c2422 }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-end }
figure { margin: 0; max-width: 20rem } figcaption { font-size: 12px; overflow-wrap: anywhere }
img { max-width: 20rem; max-height: 20rem; box-shadow: 0 1px 6px #0003; display: block }
"""


def page(titles: Iterable[Title]) -> str:
    """Return the page as HTML."""
    ordered = sorted(titles, key=lambda title: title.file)
    parts = [
        f"<h2>{html.escape(program)}</h2>\n<section>\n{''.join(map(_figure, of))}</section>\n"
        for program, of in groupby(ordered, key=lambda title: title.program)
    ]
    head = f'<!doctype html>\n<meta charset="utf-8">\n<title>Every screen</title>\n<style>{STYLE}</style>\n'
    return f"{head}<h1>Every screen</h1>\n{''.join(parts)}"


def _figure(title: Title) -> str:
    name = html.escape(title.file)
    link = f'<a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a>'
    return f"<figure>{link}<figcaption>{name.removesuffix('.png')}</figcaption></figure>\n"
