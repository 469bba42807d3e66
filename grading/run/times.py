"""Times of submission and due dates: read from text, in UTC as nbgrader keeps them."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from dateutil import parser  # type: ignore[import-untyped]

_LONGEST = 100
# What stands for no other zone anywhere. KST, EST, CST and the like mean several, or nothing.
_PLAIN = ("UTC", "GMT", "Z", "z", None)
_REGION = re.compile(r"\s([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)$")
_COMMENT = re.compile(r"\s*\([^()]*\)$")
_SIGNED = re.compile(r"(?:UTC|GMT)\s?(?=[+-]\d)")
_KOREAN = {"오전": "AM", "오후": "PM"}
_HALF_OF_DAY = re.compile(r"(오전|오후)\s*(\d[\d:.]*)")


def read_time(text: str, zone: tzinfo = UTC, *, end_of_day: bool = False) -> datetime:
    """Return the moment that a text names, in UTC and without a zone of its own.

    ``zone`` is that of a text which names none; ``end_of_day``: a date alone means its end. Raises
    ValueError for what is no date, or could be read in more than one way.

    >>> read_time("2026-11-21 12:00:00 Asia/Seoul")
    datetime.datetime(2026, 11, 21, 3, 0)
    >>> read_time("2026-11-21 12:00:00 +0900")
    datetime.datetime(2026, 11, 21, 3, 0)
    >>> read_time("2026-11-21 12:00:00 KST")
    Traceback (most recent call last):
    ValueError: KST is no time zone that can be told: write Asia/Seoul or +09:00, for example
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise ValueError("this is no time")
    try:
        moment = _moment(text, zone)
        if end_of_day and ":" not in text and (moment.hour, moment.minute) == (0, 0):
            moment += timedelta(days=1, seconds=-1)
        return moment.astimezone(UTC).replace(tzinfo=None)
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError) as error:
        raise ValueError(f"this is no time: {error}") from None


def decode(data: bytes) -> str:
    """Return the text in a small file as a notebook's would be read; ValueError if it is none."""
    if len(data) > 4 * _LONGEST:
        raise ValueError("this is no time")
    return data.decode(json.detect_encoding(data)).strip(" \t\r\n\0\ufeff")


def _moment(text: str, zone: tzinfo) -> datetime:
    region = _REGION.search(text)
    if region is not None:
        zone, text = ZoneInfo(region[1]), text[: region.start()]
    text = _SIGNED.sub("", _COMMENT.sub("", text))
    text = _HALF_OF_DAY.sub(lambda half: f"{half[2]} {_KOREAN[half[1]]}", text)
    # What is missing in a date would be filled in from the one, what is ambiguous be turned round.
    readings = {
        parser.parse(text, default=day, tzinfos=_zone, dayfirst=order)
        for day in (datetime(2000, 1, 1), datetime(2001, 2, 2))
        for order in ((False,) if re.match(r"\d{4}", text) else (False, True))
    }
    if len(readings) > 1:
        raise ValueError("this can be read in more than one way: write 2026-11-21, for example")
    (moment,) = readings
    if moment.tzinfo is not None and region is not None:
        raise ValueError("this time names two zones")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if name not in _PLAIN:
        raise ValueError(
            f"{name} is no time zone that can be told: write Asia/Seoul or +09:00, for example"
        )
    return None if offset is None else timezone(timedelta(seconds=offset))
