"""The life cycle as a Mermaid state diagram, drawn from the table."""

from queue_server.domain.lifecycle import BEFORE, NEXT, OPEN, State


def mermaid() -> str:
    """Return the diagram's source; rows in the order of the table."""
    rows = [f"    {state} --> {then}: {action}" for (state, action), then in NEXT.items()]
    ends = [f"    {state} --> [*]" for state in State if state not in OPEN | BEFORE]
    starts = [f"    [*] --> {State.BOOKED}: book", f"    [*] --> {State.WAITING}: issue"]
    return "\n".join(["stateDiagram-v2", *starts, *rows, *ends]) + "\n"
