"""What is drawn over a film: the bones, the angles beside their joints, the rep, and the verdict. All of it as numbers.

Places are shares of the picture's width and height, from its upper left corner. The letters there are know only ASCII.
"""

import json
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any, NamedTuple
from unicodedata import normalize

from hinge_coach.look.angles import angles
from hinge_coach.look.landmarks import (
    ANKLES,
    EARS,
    ELBOWS,
    HEELS,
    HIPS,
    KNEES,
    LEFT,
    NOSE,
    RIGHT,
    SHOULDERS,
    TOES,
    WRISTS,
    Film,
    Sight,
)
from hinge_coach.look.smoothing import stretches
from hinge_coach.look.verdict.verdict import Verdict

_BONES = (
    *((TOES, HEELS), (HEELS, ANKLES), (ANKLES, KNEES), (KNEES, HIPS), (HIPS, SHOULDERS)),
    *((SHOULDERS, ELBOWS), (ELBOWS, WRISTS), (SHOULDERS, EARS)),
)
_LARGE, _SMALL = 0.045, 0.7  # height of letters, of the picture's; of the small ones, of the large ones
_LETTER = 0.8  # of its height: how wide a letter is at most
_ROW = 30  # letters that a row has at least, so that a narrow picture has smaller ones
_LEADING = 1.6  # of the letters' height: from row to row
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "…": "...", "½": ".5", "°": ""})


class Caption(NamedTuple):
    """What is written over the picture: from which second on, above (the rep) and below (the verdict)."""

    seconds: float
    above: str


def lines(film: Film, verdict: Verdict, headline: str) -> Iterator[str]:
    """A line of JSON for each picture, as `video.film_to_landmarks` draws them, and the last line after them."""
    side = verdict.reps[0].rep.side if verdict.reps else None
    shots = film.sights if film.photo else [sight for part in stretches(film) for sight in part]
    captions = _captions(verdict)
    for sight in shots:
        while len(captions) > 1 and captions[1].seconds <= sight.seconds:
            captions.pop(0)
        yield json.dumps(_mark(film, sight, verdict, side, captions[0].above, headline))
    yield json.dumps({"all": True})


def _captions(verdict: Verdict) -> list[Caption]:
    """Which rep it is, from when on, and what was seen in it."""
    found = [Caption(0.0, "")]
    for number, judged in enumerate(verdict.reps, 1):
        seen = [each.fault.replace("-", " ") for each in judged.seen] if verdict.cannot is None else []
        found.append(Caption(judged.rep.start, ": ".join([f"rep {number} of {len(verdict.reps)}", *seen[:1]])))
    return found


def _mark(film: Film, sight: Sight, verdict: Verdict, side: int | None, above: str, headline: str) -> dict[str, Any]:
    near = side if side is not None else max((LEFT, RIGHT), key=lambda each: sight.seen(KNEES[each]))
    drawn = [_bone(film, sight, pair, 1 - near, "far") for pair in _BONES] + [
        _bone(film, sight, pair, near, "near") for pair in _BONES
    ]
    drawn.append([*_place(film, sight, EARS[near]), *_place(film, sight, NOSE), "near"])
    size = min(_LARGE, 0.94 * film.wide / (_ROW * _LETTER))
    words: list[list[Any]] = []
    if verdict.cannot is None and verdict.facing:
        found = angles(sight, near, verdict.facing)
        level = verdict.facing * verdict.tilt
        found = found._replace(shank=found.shank - level, trunk=found.trunk - level)
        for name, pair in (("shank", ANKLES), ("knee", KNEES), ("trunk", SHOULDERS)):
            x, y = _place(film, sight, pair[near])
            words.append([x + 0.03, y, round(size * _SMALL, 4), f"{name} {getattr(found, name):.0f}", "words"])
    top, bottom = _wrapped(above, film, size), _wrapped(headline, film, size)
    words += _rows(top, 2 * size, size, "wrong" if ":" in above else "words")
    words += _rows(bottom, 1.0 - size * (1 + _LEADING * (len(bottom) - 1)), size, "words")
    return {"t": round(sight.seconds, 3), "lines": drawn, "words": words}


def _bone(film: Film, sight: Sight, pair: Sequence[Sequence[int]], side: int, role: str) -> list[Any]:
    start, end = (_place(film, sight, ends[side]) for ends in pair)
    return [*start, *end, role]


def _place(film: Film, sight: Sight, landmark: int) -> tuple[float, float]:
    x, y = sight.at(landmark)
    return round(x / film.wide, 4), round(1.0 - y, 4)


def _rows(rows: Sequence[str], y: float, size: float, role: str) -> list[list[Any]]:
    return [[0.03, round(y + _LEADING * size * n, 4), round(size, 4), row, role] for n, row in enumerate(rows) if row]


def _wrapped(text: str, film: Film, size: float) -> list[str]:
    """Words in rows that fit the picture's width, in the letters that a film can be written on with."""
    return wrap(plain(text), max(_ROW // 2, int(0.94 * film.wide / (size * _LETTER))))


def plain(text: str) -> str:
    """Text in ASCII."""
    spelled = normalize("NFKD", text.translate(_PLAIN))
    return "".join(letter for letter in spelled if letter.isascii() and letter.isprintable())
