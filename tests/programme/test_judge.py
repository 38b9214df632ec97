"""The verdict on a file that is to be shown."""

from pathlib import Path

import pytest

from config.load import DEMO_COUNTY
from programme.judge import judge
from programme.verdict import Verdict

MEDIA = DEMO_COUNTY / "media"
FILM = (MEDIA / "take-a-number.mp4").read_bytes()


def test_pictures_and_videos_are_measured() -> None:
    picture, film = MEDIA / "tips-tall.png", MEDIA / "take-a-number.mp4"
    assert judge(picture, "a.png") == Verdict(kind="picture", width=1080, height=1920)
    assert judge(film, "a.mp4") == Verdict(kind="video", width=1280, height=720, seconds=13.0)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.mp4", FILM[:150_000]),
        ("a.mp4", b""),
        ("a.png", (MEDIA / "tips-tall.png").read_bytes()[:60_000]),
        ("a.png", FILM),
        ("a.jpg", b"\xff\xd8\xff"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(tmp_path: Path, name: str, body: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    verdict = judge(path, name)
    assert verdict.reason
    assert verdict.expected
    assert not verdict.kind
