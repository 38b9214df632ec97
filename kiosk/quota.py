"""What is left of an item's limited numbers 限号: in the half-day that it is, and in the next. Pure."""

from datetime import datetime

from wire.live import HalfView, QuotaView


def left_now(quota: QuotaView | None, now: datetime) -> HalfView | None:
    """Return the half-day that it is; None where no quota holds, or nothing is known of this half."""
    today = now.date().isoformat()
    running = (half for half in (quota.halves if quota else ()) if half.until > now)
    return next((half for half in running if half.day == today), None)


def left_later(quota: QuotaView | None, now: datetime) -> HalfView | None:
    """Return the next half-day after this one that has any; None when none is known."""
    present = left_now(quota, now)
    coming = (half for half in (quota.halves if quota else ()) if half.until > now and half != present)
    return next((half for half in coming if half.left), None)
