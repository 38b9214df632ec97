"""The pages as made of one skeleton; that all they ask for is there is tried in ``test_pages``."""

import re

import pytest

from queue_server.gateway.pages import STATIC
from queue_server.gateway.skeleton import PAGES, html


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_its_element_and_the_script_that_defines_it(name: str) -> None:
    page = html(name).decode()
    assert f"<{PAGES[name].element}></{PAGES[name].element}>" in page
    (script,) = re.findall(r'<script type="module" src="/static/(.+?)">', page)
    defined = f'customElements.define("{PAGES[name].element}"'
    assert defined in (STATIC / script).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_tokens_come_before_the_styles_that_use_them(name: str) -> None:
    styles = re.findall(r'<link rel="stylesheet" href="/static/(.+?)\.css"', html(name).decode())
    assert styles == ["tokens", *PAGES[name].styles]


def test_what_hangs_on_a_wall_is_dark() -> None:
    assert b'data-ground="dark"' in html("board")
    assert b"data-ground" not in html("console")
