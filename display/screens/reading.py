"""How large things must be to be read across a hall: the rule, and the sizes that follow from it. Pure.

The rule is an angle, as in ISO 9241-303: a capital letter or digit needs 16
minutes of arc to be read at all (4.65 mm of height per metre of distance), a
Chinese character, having more strokes, 20 (5.8 mm per metre). Sizes are dp: a
board is 720 dp high whatever its pixels, so a larger television is read from
farther away, not filled with more.

On a 55-inch board, which is 681 mm high, one dp is 0.95 mm. There the ticket
and window numbers of every row are read from 12 m, the newest call from 18 m,
the words between them from 8 m and 11 m; the waiting list and the ticker are for people
who stand before the board (3 to 5 m).
"""

from math import hypot
from typing import Final

LATIN_MM_PER_METRE: Final = 4.65
HAN_MM_PER_METRE: Final = 5.8
CAPITAL: Final = 0.733
"""Height of a capital or digit in type sizes (Noto Sans CJK)."""
HAN: Final = 0.92
"""Height of the ink of a Chinese character in type sizes."""
SHORT_SIDE_DP: Final = 720

NEWEST: Final = 124.0
ROW: Final = 82.0
NEWEST_WORDS: Final = 76.0
ROW_WORDS: Final = 56.0


def mm_per_dp(inches: float) -> float:
    """Return the size of one dp on a 16:9 board of that diagonal."""
    return inches * 25.4 * 9 / hypot(16, 9) / SHORT_SIDE_DP


def latin_read_from(dp: float, inches: float = 55) -> float:
    """Return from how many metres letters and digits of type size ``dp`` are read."""
    return dp * CAPITAL * mm_per_dp(inches) / LATIN_MM_PER_METRE


def han_read_from(dp: float, inches: float = 55) -> float:
    """Return from how many metres Chinese characters of type size ``dp`` are read."""
    return dp * HAN * mm_per_dp(inches) / HAN_MM_PER_METRE
