"""What a pose model says of one picture: 33 landmarks of a body, or none, and how bright the picture is.

Landmarks are those of BlazePose. They travel as lines of JSON, one a picture, and a head line before them: so they come
from the child that looks, and so a recording of them lies in a file.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

COUNT = 33
NOSE = 0
# Pairs of a left and a right landmark.
EARS, SHOULDERS, ELBOWS, WRISTS, FINGERS = (7, 8), (11, 12), (13, 14), (15, 16), (19, 20)
HIPS, KNEES, ANKLES, HEELS, TOES = (23, 24), (25, 26), (27, 28), (29, 30), (31, 32)
LEFT, RIGHT = 0, 1
MEASURED = (NOSE, *EARS, *SHOULDERS, *ELBOWS, *WRISTS, *FINGERS, *HIPS, *KNEES, *ANKLES, *HEELS, *TOES)

Point = tuple[float, float]


class Frame(NamedTuple):
    """The size of a film's pictures, in pixels, and how many of them there are a second, as the file says it."""

    width: int
    height: int
    rate: float = 0.0


class Sight(NamedTuple):
    """One picture at `seconds` of its film.

    `points` holds x, y and visibility (0 to 1) of each landmark in a row: x to the right and y up, both in picture
    heights from the lower left corner; None where no body is found. `light` is the mean brightness (0 to 255), `change`
    how far the picture differs from the one before it (0 to 255), `people` how many there are; None where nobody asked.
    """

    seconds: float
    points: "array[float] | None"
    light: float | None = None
    change: float | None = None
    people: int | None = None

    def at(self, landmark: int) -> Point:
        """Where a landmark is, of a sight that has a body."""
        assert self.points is not None
        return self.points[3 * landmark], self.points[3 * landmark + 1]

    def seen(self, landmark: int) -> float:
        """How sure the model is that a landmark can be seen, 0 to 1."""
        return self.points[3 * landmark + 2] if self.points else 0.0


class Film(NamedTuple):
    """All that was seen of a film, in its order; of a photo, one sight."""

    frame: Frame
    sights: tuple[Sight, ...]
    photo: bool = False

    @property
    def wide(self) -> float:
        """The width of a picture in picture heights."""
        return self.frame.width / self.frame.height

    @property
    def seconds(self) -> float:
        """How long the film is."""
        if len(self.sights) < 2:
            return 0.0
        first, last = self.sights[0].seconds, self.sights[-1].seconds
        return (last - first) * len(self.sights) / (len(self.sights) - 1)


def read_film(lines: Iterable[str], photo: bool = False) -> Film:
    """A film from its lines. Raises ValueError where they are none."""
    each = iter(lines)
    frame = read_frame(json.loads(next(each)))
    return Film(frame, tuple(sights(each, frame)), photo)


def read_frame(head: dict[str, Any]) -> Frame:
    """The head line of a film. Raises ValueError where there is no picture in it."""
    width, height = int(head["width"]), int(head["height"])
    if width < 1 or height < 1:
        raise ValueError(f"no picture is {width} by {height}")
    return Frame(width, height, float(head.get("fps") or 0.0))


def sights(lines: Iterable[str], frame: Frame) -> Iterator[Sight]:
    """The sights of a film's lines after the head."""
    for line in lines:
        if line.strip():
            yield read_sight(json.loads(line), frame)


def read_sight(told: dict[str, Any], frame: Frame) -> Sight:
    """One picture's line: `t`, `points` (each [x, y, visibility], shares of width and height, y down) and what more."""
    points = told.get("points")
    placed = None
    if points:
        if len(points) != COUNT:
            raise ValueError(f"{len(points)} landmarks in place of {COUNT}")
        wide = frame.width / frame.height
        placed = array("f", [value for x, y, seen in points for value in (x * wide, 1.0 - y, seen)])
    return Sight(float(told["t"]), placed, told.get("light"), told.get("change"), told.get("people"))
