"""``hall-led``: drives the LED lines of one machine."""

import argparse
import asyncio
from collections.abc import Sequence

from config.load import load
from config.problem import BadConfig
from config.settings import Site
from display.led.options import arguments
from display.led.program import Program
from display.led.trial import Trial
from station.lines import NoSuchLine, lines_of
from station.run import failed, set_up_logs, until_stopped
from transports.errors import BadAddress


def main(argv: Sequence[str] | None = None) -> int:
    """Drive the bars until stopped; 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    asked = arguments(argv)
    set_up_logs()
    try:
        site = load(asked.config, asked.site).site
        program = _trial(site, asked) if asked.test else Program(site, asked)
        asyncio.run(until_stopped(program.run()))
    except BadConfig as error:
        return failed("hall-led", f"the configuration in {asked.config} cannot be used:\n{error}")
    except (NoSuchLine, BadAddress) as error:
        return failed("hall-led", str(error))
    return 0


def _trial(site: Site, asked: argparse.Namespace) -> Trial:
    lines = lines_of(site, site.led_lines, "LED", asked.line, dict(asked.address))
    return Trial(site, lines, lambda told: print(told, flush=True))


if __name__ == "__main__":
    raise SystemExit(main())
