"""Orders by standard input, as the demo gives them: a real process with a pipe."""

import subprocess
import sys

PROGRAM = """
import asyncio, sys
from transports.virtual_orders import listen

async def main():
    done = asyncio.Event()
    def obey(order):
        if order == {"stop": True}:
            done.set()
        else:
            print("did", order["do"], flush=True)
    listen(obey, lambda why: print("no:", why, flush=True))
    await done.wait()

asyncio.run(main())
"""


def run(orders: bytes) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=orders, capture_output=True, timeout=60, check=True
    )
    return done.stdout.decode().splitlines()


def test_orders_are_obeyed_in_order() -> None:
    assert run(b'{"do": 1}\n\n{"do": 2}\n{"stop": true}\n') == ["did 1", "did 2"]


def test_what_is_no_order_is_complained_of_and_the_rest_goes_on() -> None:
    bad = run(b'nonsense\n[1]\n{"other": 1}\n{"do": 3}\n{"stop": true}\n')
    assert [line.startswith("no:") for line in bad] == [True, True, True, False]
    assert bad[1] == "no: [1]: expected a JSON object"
