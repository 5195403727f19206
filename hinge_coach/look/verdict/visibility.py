"""What a film does not show well enough to judge: each reason is a function with a sentence."""

from collections.abc import Callable, Sequence
from math import atan2, degrees, hypot
from statistics import median
from typing import NamedTuple

from hinge_coach.look.angles import fold, frontal, leg_seen, limbs
from hinge_coach.look.film_cuts import cut_times
from hinge_coach.look.landmarks import ANKLES, HIPS, KNEES, LEFT, NOSE, RIGHT, SHOULDERS, Film, Sight
from hinge_coach.look.reps.rep import Rep

_PRESENT = 0.3  # of the pictures: in fewer there is nobody to speak of
_LIKELY = 0.12  # of knee and ankle: what a model is less sure of it only guesses
_THIGH, _TRUNK = (0.35, 2.8), (0.15, 1.6)  # thigh over shank, trunk over leg: a body's, as far as a view shortens them
# Times its size that a body grows or shrinks in a second, from one moment (seconds) to the next, while the model is no
# surer of its legs: what it dreams up does, what it sees does not.
_GROWS, _MOMENT, _UNSURE = 0.7, 0.1, 0.6
_SIDEWAYS_ON = 0.45  # shoulders over trunk: 37 degrees off the side's view, where errors of 15 degrees begin
_SEEN = 0.25  # how sure the model is of knee and ankle: under that it thinks them hidden itself
_BELOW = 0.1  # of leg and trunk: an ankle so far under the picture's edge is anybody's guess
_OFTEN = 0.25  # of the pictures: what is out of sight for longer can't be judged
_CROWD = 0.34  # of the pictures that were searched for others
# Of leg and trunk: feet that stand in plain view stay within 0.045, and within 0.035 where the model is not always sure
# of the ankle. Behind plates that pass before them they seem to move, and then it is less sure.
_WANDERS, _WANDERS_UNSURE, _SURE = 0.07, 0.04, 0.9
_PARTED = 0.5  # seconds with a body on both sides of a cut
_DARK = 45.0  # of 255: then a body that is not seen well is in the dark
_TILTED = 25.0  # degrees off the vertical: nobody stands like that
_STANDS = 40.0  # degrees of fold
_HASTY = 45.0  # degrees that the hips fold from one picture to the next: at 25 a second a swing has 20
_FEW = 5  # pictures of a way down or up: fewer tell nothing of how it went

NOBODY = "I see nobody from head to foot: put the camera two or three metres away, with all of you in the picture."
TOO_DARK = "It is too dark to see you well: put a light on, and have no window behind you."
ON_ITS_SIDE = "The picture lies on its side, or you do: turn it upright; I can't judge drills done lying down."
CROWDED = "There is more than one person in the picture: only you should be in it."
TURNED = (
    "You are turned too far to the camera: turn until one shoulder hides the other, so that I see you from the side."
)
NO_FEET = "I can't see your feet: step back, or tilt the camera down, until the floor before them is in the picture."
NO_HEAD = "I can't see your head: step back, or tilt the camera up."
NO_LEGS = "Something hides your legs: put nothing between them and the camera."
WANDERING = "Your feet move, or something hides them: stand still, and put nothing between your legs and the camera."
CUT = "The film is cut at about {}: film one set without a break, and use that film."
HASTY = "That was too fast for this film: move more slowly, or film with more pictures a second."


class View(NamedTuple):
    """What is judged of a film: the sights that count, each with its nearer side, and the reps with their sights."""

    film: Film
    sights: Sequence[tuple[Sight, int]]
    reps: Sequence[tuple[Rep, Sequence[Sight]]] = ()


def view(film: Film, parts: Sequence[Sequence[Sight]], reps: Sequence[Rep]) -> View:
    """What is to be judged of a film, or of the last seconds of a camera: its reps where there are any."""
    spans = [(rep, parts[rep.stretch][rep.first : rep.last + 1]) for rep in reps]
    if spans:
        return View(film, [(sight, rep.side) for rep, span in spans for sight in span], spans)
    every = [sight for part in parts for sight in part]
    side = nearer(every)
    return View(film, [(sight, side) for sight in every])


def nearer(sights: Sequence[Sight]) -> int:
    """The side of which the model sees more of the leg."""
    return max((LEFT, RIGHT), key=lambda side: sum(leg_seen(sight, side) for sight in sights))


def obstacle(seen: View) -> str | None:
    """The first reason why nothing can be judged, as the sentence that mends it; None where there is none."""
    found = next((sentence for unfit, sentence in _REASONS if unfit(seen)), None)
    if found == CUT:
        cut = int(cut_at(seen.film) or 0.0)
        return CUT.format(f"{cut // 60}:{cut % 60:02d}")
    return found


def _nobody(seen: View) -> bool:
    if not seen.sights or sum(map(plausible, seen.film.sights)) < _PRESENT * len(seen.film.sights) and not seen.reps:
        return True
    searched = [sight.people for sight in _within(seen) if sight.people is not None]
    return (bool(searched) and sum(not people for people in searched) > len(searched) / 2) or _dreamt(seen)


def _within(seen: View) -> list[Sight]:
    """The film's own pictures from the first sight that counts to the last."""
    first, last = seen.sights[0][0].seconds, seen.sights[-1][0].seconds
    return [sight for sight in seen.film.sights if first <= sight.seconds <= last]


def _dreamt(seen: View) -> bool:
    """Whether the body changes its size as no body does."""
    changes = []
    found = [sight for sight in _within(seen) if sight.points is not None]
    side = nearer(found)
    earlier = found[0] if found else None
    for sight in found:
        if earlier and (passed := sight.seconds - earlier.seconds) >= _MOMENT:
            before, after = (limbs(each, side).size for each in (earlier, sight))
            changes.append(abs(after - before) / max(after, before, 1e-6) / passed)
            earlier = sight
    unsure = median(leg_seen(sight, side) for sight in found) < _UNSURE if found else False
    return unsure and bool(changes) and median(changes) > _GROWS


def plausible(sight: Sight) -> bool:
    """Whether there is a body with a body's proportions, and a leg that the model more than guesses."""
    if sight.points is None:
        return False
    side = nearer([sight])
    ankle, knee, hip, shoulder = (sight.at(pair[side]) for pair in (ANKLES, KNEES, HIPS, SHOULDERS))
    shank, thigh, trunk = (hypot(a[0] - b[0], a[1] - b[1]) for a, b in ((ankle, knee), (knee, hip), (hip, shoulder)))
    if not shank or leg_seen(sight, side) < _LIKELY:
        return False
    return _THIGH[0] <= thigh / shank <= _THIGH[1] and _TRUNK[0] <= trunk / (shank + thigh) <= _TRUNK[1]


def _on_its_side(seen: View) -> bool:
    leans = [abs(lean(sight, side)) for sight, side in seen.sights if fold(sight) < _STANDS]
    return len(leans) > len(seen.sights) / 10 and median(leans) > _TILTED


def lean(sight: Sight, side: int) -> float:
    """Degrees from the vertical of the line from ankle to shoulder, + to the right: of who stands, about none."""
    (x0, y0), (x1, y1) = sight.at(ANKLES[side]), sight.at(SHOULDERS[side])
    return degrees(atan2(x1 - x0, y1 - y0))


def _crowded(seen: View) -> bool:
    searched = [sight.people for sight in _within(seen) if sight.people is not None]
    return sum(people > 1 for people in searched) > _CROWD * len(searched)


def _cut(seen: View) -> bool:
    return cut_at(seen.film) is not None


def cut_at(film: Film) -> float | None:
    """The seconds of a cut that has somebody on both its sides."""
    for cut in cut_times(film):
        before = [sight.seconds for sight in film.sights if sight.seconds < cut and plausible(sight)]
        after = [sight.seconds for sight in film.sights if sight.seconds >= cut and plausible(sight)]
        if all(len(side) > 1 and side[-1] - side[0] >= _PARTED for side in (before, after)):
            return cut
    return None


def _turned(seen: View) -> bool:
    return frontal_view(seen) > _SIDEWAYS_ON


def frontal_view(seen: View) -> float:
    """The shoulders' width over the trunk's length: near 0 from the side."""
    return median(frontal(sight, side) for sight, side in seen.sights)


def _no_feet(seen: View) -> bool:
    def out(sight: Sight, side: int) -> bool:
        x, y = sight.at(ANKLES[side])
        below = y < -_BELOW * limbs(sight, side).size
        return below or not 0 <= x <= seen.film.wide or (y < _BELOW / 2 and leg_seen(sight, side) < _SEEN)

    return _often(seen, out)


def _no_head(seen: View) -> bool:
    def out(sight: Sight, side: int) -> bool:
        x, y = sight.at(NOSE)
        return not (0 <= x <= seen.film.wide and 0 <= y <= 1)

    return _often(seen, out)


def _no_legs(seen: View) -> bool:
    return _often(seen, lambda sight, side: leg_seen(sight, side) < _SEEN)


def _often(seen: View, out: Callable[[Sight, int], bool]) -> bool:
    return sum(out(*each) for each in seen.sights) > _OFTEN * len(seen.sights)


def _wandering(seen: View) -> bool:
    """Whether the feet of most reps stray from their place, as they also seem to where plates hide them."""
    if not seen.reps:
        return False
    sure = median(_surely(span, rep.side) for rep, span in seen.reps) >= _SURE
    return median(_strays(span, rep.side) for rep, span in seen.reps) > (_WANDERS if sure else _WANDERS_UNSURE)


def _surely(span: Sequence[Sight], side: int) -> float:
    """How sure the model is of the ankle where it is least so, but for a tenth of the pictures."""
    return sorted(sight.seen(ANKLES[side]) for sight in span)[len(span) // 10]


def _strays(span: Sequence[Sight], side: int) -> float:
    ankles = [sight.at(ANKLES[side]) for sight in span]
    x, y = (median(column) for column in zip(*ankles, strict=True))
    far = sorted(hypot(ankle[0] - x, ankle[1] - y) for ankle in ankles)
    return far[int(0.9 * (len(far) - 1))] / max(limbs(sight, side).size for sight in span)


def _dark(seen: View) -> bool:
    lights = [sight.light for sight in seen.film.sights if sight.light is not None]
    return bool(lights) and median(lights) < _DARK and (_nobody(seen) or _no_legs(seen) or _wandering(seen))


def _hasty(seen: View) -> bool:
    """Whether there are too few pictures of the reps to tell how they went."""
    if not seen.reps:
        return False
    ways = ([len(rep.indices(phase)) or _FEW for rep, _ in seen.reps] for phase in ("lower", "rise"))
    steps = []
    for _, span in seen.reps:
        folds = [fold(sight) for sight in span]
        steps.append(max(abs(after - before) for before, after in zip(folds, folds[1:], strict=False)))
    return median(steps) > _HASTY or min(median(way) for way in ways) < _FEW


_REASONS: tuple[tuple[Callable[[View], bool], str], ...] = (
    (_dark, TOO_DARK),
    (_nobody, NOBODY),
    (_on_its_side, ON_ITS_SIDE),
    (_crowded, CROWDED),
    (_cut, CUT),
    (_no_feet, NO_FEET),
    (_no_head, NO_HEAD),
    (_turned, TURNED),
    (_no_legs, NO_LEGS),
    (_hasty, HASTY),
    (_wandering, WANDERING),
)
