"""Bars that a template describes, as a make: one-way unless the template says what an answer looks like."""

from collections.abc import Mapping
from itertools import count

from msgspec.structs import replace

from config.led import Bar, Dots, LedLine
from config.led_template import LedTemplate
from display.led.makers.maker import TALLEST_FIRST, Answer, Frames, Maker, no_taller
from display.led.protocols.template import Given, frame
from display.led.text import Words


def maker(line: LedLine, templates: Mapping[str, LedTemplate]) -> Maker:
    """Return the make of ``line``; its template must be among ``templates``."""
    return _Described(templates[line.template], line).maker()


class _Described:
    def __init__(self, template: LedTemplate, line: LedLine) -> None:
        self._template = template
        self._sequence = count(1)
        self._answers = dict(self._expected(line))
        # Blanks that fill one bar would not fill a wider one.
        self._alike = len({bar.cells for bar in line.bars}) == 1

    def maker(self) -> Maker:
        template = self._template
        return Maker(
            show=self._show,
            everyone=self._everyone if template.everyone is not None and self._alike else None,
            sizes=self._sizes,
            poll=self._poll if template.poll and template.ack else None,
            dim=self._dim if template.dim else None,
            decode=self._decode,
            answers=bool(template.ack),
            answer_bytes=max(map(len, self._answers), default=0),
            thinking=template.answer_ms / 1000,
            gap=template.gap_ms / 1000,
            scrolls=any(piece.kind == "motion" for piece in template.show),
        )

    def _expected(self, line: LedLine) -> list[tuple[bytes, Answer]]:
        """Return what each bar of the line may answer."""
        template = self._template
        yes = [(template.ack, bar, Answer(bar.screen, ack=True)) for bar in line.bars if template.ack]
        no = [
            (template.nack, bar, Answer(bar.screen, False, "refused")) for bar in line.bars if template.nack
        ]
        return [(frame(template, pieces, Given(bar.screen)), answer) for pieces, bar, answer in yes + no]

    def _show(self, bar: Bar, words: Words) -> Frames:
        given = Given(
            bar.screen,
            bar.cells,
            words.text or " ",
            next(self._sequence),
            words.colour,
            "scroll" if words.scroll else "still",
            str(words.size),
        )
        return (frame(self._template, self._template.show, given),)

    def _everyone(self, bar: Bar, words: Words) -> Frames:
        address = self._template.everyone
        return self._show(replace(bar, screen=address), words) if address is not None else ()

    def _sizes(self, bar: Bar) -> tuple[Dots, ...]:
        offered = {
            value.of for piece in self._template.show if piece.kind == "size" for value in piece.values
        }
        return no_taller(bar, [size for size in TALLEST_FIRST if str(size) in offered])

    def _poll(self, bar: Bar) -> Frames:
        given = Given(bar.screen, sequence=next(self._sequence))
        return (frame(self._template, self._template.poll, given),)

    def _dim(self, bar: Bar, percent: int) -> Frames:
        given = Given(bar.screen, sequence=next(self._sequence), percent=percent)
        return (frame(self._template, self._template.dim, given),)

    def _decode(self, buffer: bytes) -> tuple[int, Answer | None]:
        for expected, answer in self._answers.items():
            if buffer.startswith(expected):
                return len(expected), answer
        if any(expected.startswith(buffer) for expected in self._answers):
            return 0, None
        return 1, None
