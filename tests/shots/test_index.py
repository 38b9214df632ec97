"""The page of an album shows every photograph once, by program."""

from shots.album import Title
from shots.index import page


def test_every_photograph_is_on_the_page_under_its_program() -> None:
    titles = [Title("kiosk", "home"), Title("board", "calls", "busy"), Title("kiosk", "attract")]
    told = page(titles)
    assert [told.count(f'src="{title.file}"') for title in titles] == [1, 1, 1]
    assert told.index("<h2>board</h2>") < told.index("board-calls-busy") < told.index("<h2>kiosk</h2>")
