"""``hall-pads``: drives the call and rating pads of one machine."""

import asyncio
from collections.abc import Sequence

from config.load import load
from config.problem import BadConfig
from pads.options import arguments
from pads.program import Program
from station.lines import NoSuchLine
from station.run import failed, set_up_logs, until_stopped
from transports.errors import BadAddress


def main(argv: Sequence[str] | None = None) -> int:
    """Drive the pads until stopped; 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    asked = arguments(argv)
    set_up_logs()
    try:
        program = Program(load(asked.config, asked.site).site, asked)
        asyncio.run(until_stopped(program.run()))
    except BadConfig as error:
        return failed("hall-pads", f"the configuration in {asked.config} cannot be used:\n{error}")
    except (NoSuchLine, BadAddress) as error:
        return failed("hall-pads", str(error))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
