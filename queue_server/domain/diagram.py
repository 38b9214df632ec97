"""The life cycle as a Mermaid state diagram, drawn from the table."""

from queue_server.domain.lifecycle import NEXT, OPEN, State


def mermaid() -> str:
    """Return the diagram's source; rows in the order of the table."""
    rows = [f"    {state} --> {then}: {action}" for (state, action), then in NEXT.items()]
    ends = [f"    {state} --> [*]" for state in State if state not in OPEN]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {State.WAITING}: issue", *rows, *ends]) + "\n"
