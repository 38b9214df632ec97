"""What an operator reads in the kiosk's log."""

import json
import logging

from kiosk.logs import Lines


def test_a_record_is_a_line_of_json_with_its_extras() -> None:
    record = logging.makeLogRecord({"msg": "order_not_kept", "levelname": "ERROR", "name": "kiosk.orders"})
    record.__dict__["command_id"] = "a1"
    told = json.loads(Lines().format(record))
    assert (told["event"], told["level"], told["command_id"]) == ("order_not_kept", "error", "a1")


def test_an_error_is_named_without_a_traceback() -> None:
    try:
        raise OSError(28, "No space left on device")
    except OSError as error:
        record = logging.makeLogRecord({"msg": "x", "exc_info": (OSError, error, error.__traceback__)})
    line = Lines().format(record)
    assert "No space left" in line
    assert "Traceback" not in line
