"""The body of a drill at a moment: a pure function of the phase, its elapsed seconds and the side.

A movement runs from the top (depth 0) to the bottom or the held pose (depth 1). Depths are taken in STEPS steps, finer
than a dot of any picture, so that what comes again in every rep is worked out once.
"""

from functools import lru_cache
from typing import NamedTuple

from hinge_coach.course.poses import Figure
from hinge_coach.figure.joint_angles_to_points import Body
from hinge_coach.figure.pose_to_body import on_the_way, still

STEPS = 120
SHOWN_ONCE = ("ready", "setup", "rest", "side")
# One calm rep, shown before it is done: seconds still, going, staying, and coming back.
STILL, GO, STAY, BACK = 0.5, 2.0, 0.6, 1.6


class Posed(NamedTuple):
    """A body in its drill: what a picture is made from. `wrong` names the fault that is shown, if one is.

    `compared` bodies are seen from where every fault of the figure is in view. A left `side` faces left.
    """

    figure: Figure
    body: Body
    side: str | None = None
    wrong: str | None = None
    compared: bool = False


def ease(part: float) -> float:
    """Way done after `part` of the time, both 0 to 1: minimum jerk, as people move (Flash and Hogan 1985)."""
    part = min(1.0, max(0.0, part))
    return part * part * part * (10 + part * (6 * part - 15))


def body_at(figure: Figure, phase: str, elapsed: float, seconds: float, side: str | None = None) -> Posed:
    """The body `elapsed` seconds into a phase of `seconds`.

    In lower, bottom, rise, top and hold it keeps the person's own time. In ready, setup, rest and side it shows the
    movement once, calmly, faster only where `seconds` is too short for that, and then stands where the work begins.
    """
    held = figure.hold is not None and (phase == "hold" or (phase in SHOWN_ONCE and figure.bottom is None))
    return _posed(figure, round(STEPS * _depth(figure, phase, elapsed, seconds, held)), held, side)


def moving(figure: Figure, phase: str, elapsed: float, seconds: float) -> bool:
    """Whether the figure's picture can still change before this phase ends."""
    if phase in SHOWN_ONCE:
        return elapsed < _shown_seconds(figure, seconds)
    return phase in ("lower", "rise") and elapsed < seconds


def at_depth(figure: Figure, depth: float, side: str | None = None, held: bool = False) -> Posed:
    """The body between the top (0) and the bottom (1), or the held pose where `held`."""
    return _posed(figure, round(STEPS * min(1.0, max(0.0, depth))), held or figure.bottom is None, side)


def wrong_body(figure: Figure, fault: str) -> Posed | None:
    """The body of a fault's picture, None where the figure has none for it."""
    pose = figure.wrong_pose(fault)
    return None if pose is None else Posed(figure, still(figure, pose), wrong=fault, compared=True)


def right_body(figure: Figure, fault: str) -> Posed | None:
    """The right body beside a fault's picture: the pose that the fault changes."""
    for name, wrong in figure.wrong:
        if name == fault:
            return Posed(figure, still(figure, figure.pose(wrong.at)), compared=True)
    return None


def _shown_seconds(figure: Figure, seconds: float) -> float:
    """How long showing the movement once takes: a held pose is shown without the way back."""
    whole = _whole(figure)
    return min(whole, seconds) if seconds > 0 else whole


def _whole(figure: Figure) -> float:
    return STILL + GO if figure.bottom is None else STILL + GO + STAY + BACK


def _depth(figure: Figure, phase: str, elapsed: float, seconds: float, held: bool) -> float:
    if phase in SHOWN_ONCE:
        return _shown(figure, elapsed, seconds)
    if phase == "lower":
        return ease(elapsed / seconds) if seconds > 0 else 1.0
    if phase == "rise":
        return 1.0 - (ease(elapsed / seconds) if seconds > 0 else 1.0)
    return 1.0 if phase == "bottom" or held else 0.0


def _shown(figure: Figure, elapsed: float, seconds: float) -> float:
    """Depth of the movement shown once: there and back from where a rep starts, or into a held pose to stay."""
    moment = elapsed / _shown_seconds(figure, seconds) * _whole(figure)
    way = ease((moment - STILL) / GO)
    if figure.bottom is None:
        return way
    way -= ease((moment - STILL - GO - STAY) / BACK)
    return 1.0 - way if figure.starts == "bottom" else way


@lru_cache(maxsize=2048)
def _posed(figure: Figure, step: int, held: bool, side: str | None) -> Posed:
    end = figure.pose("hold" if held else "bottom")
    return Posed(figure, on_the_way(figure, figure.top, end, step / STEPS), side)
