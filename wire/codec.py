"""JSON text frames ↔ messages, with the limits that keep a bad peer harmless."""

from typing import Final, TypeVar, get_args

import msgspec

from wire import (
    answers,
    asking,
    blocks,
    board,
    bookings,
    catalogue,
    enrolment,
    glass,
    hello,
    helping,
    intents,
    live,
    parts,
    programme,
    rating,
    receipts,
)
from wire.message import Message, in_words

T = TypeVar("T")

MAX_CLIENT_FRAME: Final = 16 * 1024
MAX_SERVER_FRAME: Final = 8 * 1024 * 1024

AnyIntent = (
    intents.Issue
    | intents.CallNext
    | intents.CallTicket
    | intents.Recall
    | intents.Start
    | intents.Finish
    | intents.NoShow
    | intents.Hold
    | intents.Resume
    | intents.Transfer
    | intents.OpenWindow
    | intents.PauseWindow
    | intents.CloseWindow
    | intents.Cancel
    | intents.CalledOut
    | intents.Undo
    | intents.Requeue
    | intents.AddStop
    | intents.SkipStop
    | intents.OrderStops
    | receipts.SlipPrinted
    | receipts.SlipFailed
    | receipts.CallShown
    | receipts.CallSpoken
    | receipts.DoubtBoard
    | receipts.TrustBoard
    | rating.RateService
    | bookings.Book
    | bookings.MoveBooking
    | bookings.CancelBooking
    | bookings.CheckIn
    | helping.CallHelp
    | helping.TakeHelp
    | helping.EndHelp
    | blocks.LeaseBlock
    | blocks.MergeTicket
    | blocks.ReturnBlock
)
FromClient = (
    hello.Hello
    | catalogue.GetCatalogue
    | board.WatchBoard
    | enrolment.AskToEnrol
    | parts.Parts
    | glass.GlassSeen
    | asking.FindTicket
    | AnyIntent
)
FromServer = (
    hello.Welcome
    | hello.Rejected
    | enrolment.EnrolBy
    | enrolment.Enrolled
    | live.Snapshot
    | live.Resumed
    | live.Change
    | answers.Done
    | answers.NobodyWaits
    | answers.Refused
    | answers.Unavailable
    | answers.Goodbye
    | catalogue.CatalogueIs
    | catalogue.CatalogueChanged
    | programme.ProgrammeIs
    | board.BoardIs
    | board.TimetableIs
)
EVERY: Final = frozenset((*get_args(FromClient), *get_args(FromServer)))


class BadMessage(ValueError):
    """A frame that is not a message of ours; ``detail`` says which field and why."""


_encoder = msgspec.json.Encoder()
_from_client: msgspec.json.Decoder[FromClient] = msgspec.json.Decoder(FromClient)
_from_server: msgspec.json.Decoder[FromServer] = msgspec.json.Decoder(FromServer)


def encode(message: Message) -> bytes:
    """Return the JSON of ``message`` as UTF-8."""
    return _encoder.encode(message)


def decode_from_client(frame: bytes | str) -> FromClient:
    """Read what a client sent; raise BadMessage with the field and the reason."""
    return _decode(_from_client, frame, MAX_CLIENT_FRAME)


def decode_from_server(frame: bytes | str) -> FromServer:
    """Read what the server sent; raise BadMessage with the field and the reason."""
    return _decode(_from_server, frame, MAX_SERVER_FRAME)


def _decode(decoder: msgspec.json.Decoder[T], frame: bytes | str, limit: int) -> T:
    size = len(frame) if isinstance(frame, bytes) or frame.isascii() else len(frame.encode(errors="replace"))
    if size > limit:
        raise BadMessage(f"frame of {size} bytes, expected at most {limit}")
    try:
        return decoder.decode(frame)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise BadMessage(in_words(str(error))) from error
