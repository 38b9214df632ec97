"""The drawing is made of the table, and the published page holds it as it is made."""

from pathlib import Path

from queue_server.domain.diagram import mermaid
from queue_server.domain.lifecycle import BEFORE, NEXT, OPEN, State

DRAWING = Path(__file__).parents[3] / "docs/reference/ticket-lifecycle.md"


def test_the_page_shows_the_diagram_character_for_character() -> None:
    assert DRAWING.read_text(encoding="utf-8").split("```")[1] == "mermaid\n" + mermaid()


def test_one_line_a_row_and_an_end_for_every_state_that_is_over() -> None:
    lines = mermaid().splitlines()
    assert len(lines) == 3 + len(NEXT) + len(set(State) - OPEN - BEFORE)
    assert lines[:3] == ["stateDiagram-v2", "    [*] --> booked: book", "    [*] --> waiting: issue"]
