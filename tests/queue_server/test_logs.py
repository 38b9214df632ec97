"""The log: one JSON object a line where nobody looks, and never the value of a variable."""

import json
import logging
from typing import Any

import pytest
import structlog

from queue_server.logs import set_up_logs

pytestmark = pytest.mark.usefixtures("logs_as_before")


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info")
    structlog.get_logger("hall").info("listening", url="http://x", site="centre\nsecond line")
    (line,) = lines(capsys)
    assert (line["event"], line["url"], line["level"]) == ("listening", "http://x", "info")
    assert line["timestamp"].endswith("Z")


def test_the_level_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("error")
    structlog.get_logger().warning("unheard")
    structlog.get_logger().error("heard")
    assert [line["event"] for line in lines(capsys)] == ["heard"]


def test_libraries_log_in_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info")
    logging.getLogger("uvicorn.error").warning("a %s", "warning")
    logging.getLogger("uvicorn.error").info("chatter")
    (line,) = lines(capsys)
    assert (line["event"], line["level"]) == ("a warning", "warning")


def test_a_traceback_shows_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info")
    try:
        phone = "0600-5550100"
        raise KeyError(len(phone))
    except KeyError:
        structlog.get_logger().exception("failed")
    text = capsys.readouterr().err
    assert "0600-5550100" not in text.replace('phone = "0600-5550100"', "")
    (line,) = [json.loads(part) for part in text.splitlines()]
    assert "KeyError: 12" in line["exception"]
