"""The life cycle as a Mermaid state diagram, drawn from the table."""

from queue_server.domain.lifecycle import BEFORE, NEXT, OPEN, Move, State


def mermaid() -> str:
    """Return the diagram's source; rows in the order of the table, a guard in brackets."""
    rows = [f"    {state} --> {move.then}: {action}{_guard(move)}" for (state, action), move in NEXT.items()]
    ends = [f"    {state} --> [*]" for state in State if state not in OPEN | BEFORE]
    starts = [f"    [*] --> {State.BOOKED}: book", f"    [*] --> {State.WAITING}: issue"]
    return "\n".join(["stateDiagram-v2", *starts, *rows, *ends]) + "\n"


def _guard(move: Move) -> str:
    return f" [{move.guard}]" if move.guard else ""
