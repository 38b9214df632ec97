"""``check`` and ``dump``: the configuration as it is, and everything wrong with it."""

import argparse

from config.dump import dump_site
from config.load import check_all, load


def check(asked: argparse.Namespace) -> int:
    """Name every problem of the county and its sites: file, key, value, what was expected."""
    problems = check_all(asked.config)
    for problem in problems:
        print(problem)
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}" if problems else "all is well"
    print(f"{asked.config}: {count}")
    return 1 if problems else 0


def dump(asked: argparse.Namespace) -> int:
    """Print what the site is told, defaults included, secrets masked. Raises BadConfig."""
    print(dump_site(load(asked.config, asked.site).site), end="")
    return 0
