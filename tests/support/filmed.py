"""Films without a camera: a drill's figure that moves, seen from its side; and recordings of what a model saw."""

import gzip
import math
import random
from array import array

from repository_paths import RECORDINGS

from hinge_coach.figure.body_in_motion import ease
from hinge_coach.figure.pose_to_body import on_the_way, still
from hinge_coach.look.landmarks import COUNT, Film, Frame, Sight, read_film
from hinge_coach.look.verdict.figure_and_landmarks import sight

WIDE = 16 / 9
_TIMES = (2.0, 0.5, 1.5, 1.0)  # seconds down, at the bottom, up, at the top
# The landmarks of the other side, for a mirror.
_OTHER = {
    a: b
    for pair in ((1, 4), (2, 5), (3, 6), *((k, k + 1) for k in (7, 9, *range(11, 33, 2))))
    for a, b in (pair, pair[::-1])
}


def recording(name):
    """A recording by the beginning of its name."""
    path = next(RECORDINGS.glob(f"{name}*.jsonl.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return read_film(lines)


def film(figure, reps=3, times=_TIMES, rate=25, lead=1.0, top=None, bottom=None, via=None):
    """A film of a figure's reps. `top` and `bottom` take the place of its own poses; `via` is a pose half way up."""
    start, low = top or figure.top, bottom or figure.pose("bottom")
    down, rest, up, stay = times
    sights = []
    seconds = lead + reps * sum(times)
    for number in range(round(seconds * rate)):
        now = number / rate
        into = (now - lead) % sum(times) if now >= lead else sum(times)
        sights.append(sight(_body(figure, start, low, via, into, (down, rest, up, stay)), now))
    return Film(Frame(1280, 720, rate), tuple(sights))


def _body(figure, start, low, via, into, times):
    down, rest, up, _ = times
    if into < down:
        return on_the_way(figure, start, low, ease(into / down))
    if into < down + rest:
        return still(figure, low)
    share = ease((into - down - rest) / up) if into < down + rest + up else 1.0
    if via is None or share >= 1.0:
        return on_the_way(figure, start, low, 1.0 - share)
    if share < 0.5:
        return on_the_way(figure, low, via, 2 * share)
    return on_the_way(figure, via, start, 2 * share - 1)


def photo(figure, pose):
    return Film(Frame(1280, 720), (sight(still(figure, pose)),), photo=True)


def changed(film, change):
    """A film with each body's points changed by `change(landmark, x, y, seen)`, which gives the three anew."""

    def one(each):
        if each.points is None:
            return each
        points = each.points
        values = [value for k in range(COUNT) for value in change(k, *points[3 * k : 3 * k + 3])]
        return each._replace(points=array("f", values))

    return film._replace(sights=tuple(map(one, film.sights)))


def swapped(film, every, seconds):
    """The left side taken for the right one, again and again for a moment."""

    def one(each):
        if each.seconds % every >= seconds:
            return each
        places = (3 * _OTHER.get(landmark, landmark) for landmark in range(COUNT))
        return each._replace(points=array("f", [value for at in places for value in each.points[at : at + 3]]))

    return film._replace(sights=tuple(map(one, film.sights)))


def mirrored(film):
    wide = film.wide

    def one(each):
        if each.points is None:
            return each
        values = []
        for landmark in range(COUNT):
            x, y, seen = each.points[3 * _OTHER.get(landmark, landmark) :][:3]
            values += [wide - x, y, seen]
        return each._replace(points=array("f", values))

    return film._replace(sights=tuple(map(one, film.sights)))


def trembling(film, by, seed=1):
    """Every landmark wrong by about `by` picture heights."""
    chance = random.Random(seed)
    return changed(film, lambda _, x, y, seen: (x + chance.gauss(0, by), y + chance.gauss(0, by), seen))


def gappy(film, share, seed=2):
    """A share of the pictures without a body."""
    chance = random.Random(seed)
    return film._replace(sights=tuple(s._replace(points=None) if chance.random() < share else s for s in film.sights))


def thinned(film, every):
    return film._replace(sights=film.sights[::every])


def slower(film, times):
    return film._replace(sights=tuple(each._replace(seconds=each.seconds * times) for each in film.sights))


def moved(film, speed):
    """A body that travels along the floor, in picture heights a second."""

    def one(each):
        points = [value + speed * each.seconds * (k % 3 == 0) for k, value in enumerate(each.points)]
        return each._replace(points=array("f", points))

    return film._replace(sights=tuple(map(one, film.sights)))


def part(film, start, end):
    return film._replace(sights=tuple(each for each in film.sights if start <= each.seconds <= end))


def tilted(film, angle):
    turn = math.radians(angle)
    c, s = math.cos(turn), math.sin(turn)
    return changed(
        film, lambda _, x, y, seen: (c * (x - 0.9) - s * (y - 0.5) + 0.9, s * (x - 0.9) + c * (y - 0.5) + 0.5, seen)
    )


def marked(film, **values):
    """Every picture with these values: light, people, change."""
    return film._replace(sights=tuple(each._replace(**values) for each in film.sights))


def joined(first, *others):
    """Films one after the other, as if cut together."""
    sights = list(first.sights)
    for other in others:
        start = sights[-1].seconds + 1 / (first.frame.rate or 25)
        sights += [Sight(start + each.seconds - other.sights[0].seconds, each.points) for each in other.sights]
    return first._replace(sights=tuple(sights))
