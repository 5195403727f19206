"""What a sound file says of itself: its title, its date, and a chapter for each drill, as ffmpeg reads them."""

import re
from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple

from hinge_coach.coach.interface.events import Event

BEGINNING = "Today"  # what comes before the first drill

_SPECIAL, _ESCAPED = re.compile(r"[=;#\\\n]"), r"\\\g<0>"


class Chapter(NamedTuple):
    """A part of the session: its name, and the second in which it begins."""

    name: str
    begins: float


class Tags(NamedTuple):
    """All that the file says of itself. `seconds` is its length."""

    title: str
    day: date
    comment: str
    chapters: tuple[Chapter, ...]
    seconds: float


def chapters(events: Iterable[Event], bridges: Container[str] = ()) -> tuple[Chapter, ...]:
    """The beginning, and every drill from its name on; those with the ids `bridges` are in no count."""
    found = [Chapter(BEGINNING, 0.0)]
    for event in events:
        if event.name == "drill":
            number = "" if event.drill in bridges else f"{event.more['number']} "
            found.append(Chapter(f"{number}{event.more['name']}", event.t))
    return tuple(found)


def ffmetadata(tags: Tags, *, in_comments: bool = False) -> str:
    """The tags in ffmpeg's own format. `in_comments`: chapters as Vorbis comments too, which ffmpeg does not make of
    chapters in every format that has such comments."""
    lines = [";FFMETADATA1", *_pairs(title=tags.title, date=tags.day.isoformat(), comment=tags.comment)]
    if in_comments:
        for number, chapter in enumerate(tags.chapters):
            key = f"CHAPTER{number:03}"
            lines += _pairs(**{key: _clock(chapter.begins), f"{key}NAME": chapter.name})
    ends = [*(chapter.begins for chapter in tags.chapters[1:]), tags.seconds]
    for chapter, end in zip(tags.chapters, ends, strict=True):
        times = _pairs(START=str(round(1000 * chapter.begins)), END=str(round(1000 * end)), title=chapter.name)
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", *times]
    return "\n".join([*lines, ""])


def _pairs(**values: str) -> list[str]:
    return [f"{key}={_SPECIAL.sub(_ESCAPED, value)}" for key, value in values.items()]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 3), 60)
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}:{rest:06.3f}"
