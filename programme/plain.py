"""What a notice says without its marks, for screens that set type of their own. Pure."""

from programme.markup import blocks


def plain(text: str) -> tuple[str, ...]:
    """Return the lines of ``text``; empty ones are none."""
    return tuple("".join(run.text for run in block.runs) for block in blocks(text))
