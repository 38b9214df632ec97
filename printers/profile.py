"""What a printer model can do, read from ``profiles/<name>.toml``: a new model is a new file, not new code.

Widths are in dots and in columns, one column being a half-width character of
12 dots. ``generic`` assumes the least: no kanji enlargement by GS !, no QR
command, no cutter, no answers.
"""

from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from config.problem import BadConfig, Problem
from config.read import read_struct, read_toml

SHIPPED: Final = Path(__file__).parent / "profiles"

Charset = Literal["gb2312", "gbk", "gb18030", "gb18030-full"]


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A printer model.

    ``kanji_size`` is the command that enlarges Chinese characters: ``gs`` is
    GS ! for all characters, ``fs`` needs FS W beside it and knows only twice
    the size. ``qr_dots`` is the wished width of a QR code. ``feed_lines`` are
    fed before the cut or, without a cutter, past the tear bar. ``status`` says
    whether DLE EOT is answered; ``proof`` whether GS r, which a printer answers
    only after it has printed all before it.
    """

    title: str
    dots: Annotated[int, msgspec.Meta(ge=200, le=1200)]
    columns: Annotated[int, msgspec.Meta(ge=16, le=100)]
    charset: Charset = "gb18030"
    kanji_size: Literal["gs", "fs"] = "gs"
    qr: Literal["native", "raster"] = "native"
    qr_dots: Annotated[int, msgspec.Meta(ge=100, le=600)] = 240
    cut: Literal["partial", "full", "none"] = "none"
    feed_lines: Annotated[int, msgspec.Meta(ge=0, le=20)] = 4
    status: Literal["dle_eot", "none"] = "none"
    proof: Literal["gs_r", "none"] = "none"


def profile_names(folder: Path = SHIPPED) -> tuple[str, ...]:
    """Return the names of the profiles in ``folder``, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def load_profile(name: str, folder: Path = SHIPPED) -> Profile:
    """Return the profile ``name``; raises BadConfig naming file, key, value and what was expected."""
    names = profile_names(folder)
    if name not in names:
        raise BadConfig([Problem("printer", "profile", repr(name), f"one of {', '.join(names)}")])
    shown = f"profiles/{name}.toml"
    problems: list[Problem] = []
    table = read_toml(folder / f"{name}.toml", shown, problems)
    profile = read_struct(Profile, table, shown, "", problems)
    if profile is None:
        raise BadConfig(problems)
    if profile.columns * 12 > profile.dots:
        wanted = f"at most {profile.dots // 12}, for a column is 12 dots of {profile.dots}"
        raise BadConfig([Problem(shown, "columns", str(profile.columns), wanted)])
    return profile
