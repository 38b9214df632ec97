"""Window numbers as they are written on a way: ``19–21, 25``. Pure."""

from collections.abc import Sequence


def ranges(labels: Sequence[str]) -> tuple[str, ...]:
    """Return ``labels`` with runs of three or more numbers drawn together; others stay as they are."""
    numbers = sorted({int(label) for label in labels if label.isascii() and label.isdigit()})
    words = [label for label in dict.fromkeys(labels) if not (label.isascii() and label.isdigit())]
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told: list[str] = []
    for run in runs:
        told += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return (*told, *words)
