"""``voice check``: what the site's voices lack for every number and window that can be called."""

import argparse

from config.load import load
from speech.missing import findings


def check(asked: argparse.Namespace) -> int:
    """Name every clip and voice that is missing; 1 when there is one. Raises BadConfig."""
    found = list(findings(load(asked.config, asked.site).site, asked.config))
    for finding in found:
        print(finding)
    return 0 if all(finding.well for finding in found) else 1
