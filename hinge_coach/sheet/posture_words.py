"""A posture in words, for whoever hears the page: what a picture shows of trunk, knees and hands, and what is there."""

from hinge_coach.coach.amounts_in_words import listed
from hinge_coach.course.poses import Figure, Pose

_ROUND = 5  # degrees: nobody pictures them finer
_UPRIGHT, _LYING = 8, -80
_STRAIGHT, _SOFT = 4, 25
_BENT = 20  # of the spine, from where it is seen; of the head too
_AHEAD = 12  # of a shank: the knee is over the toes


def movement_words(figure: Figure, start: str, end: str) -> str:
    """A movement between two postures: `start` and `end` are top, bottom or hold."""
    there, back = posture_words(figure.pose(start)), posture_words(figure.pose(end))
    return f"A figure seen from the side{_with(figure)}. It moves from {there} to {back}, and back."


def posture_words(pose: Pose) -> str:
    """A posture as part of a sentence: trunk leaning 60 degrees forward, knees soft, back straight."""
    said = [_trunk(pose.trunk), _knees(pose.knee)]
    if pose.lift:
        said.append(f"one thigh lifted {_degrees(pose.lift.thigh)}")
    if pose.shank > _AHEAD:
        said.append("knees far ahead of the feet")
    said.append("back rounded" if pose.bend > _BENT else "back arched" if pose.bend < -_BENT else "back straight")
    if abs(pose.head) > _BENT:
        said.append("chin up" if pose.head > 0 else "chin down")
    return listed(said)


def still_words(name: str, figure: Figure, pose: Pose) -> str:
    """A posture by its name."""
    return f"{name}: {posture_words(pose)}{_with(figure)}."


def _trunk(angle: float) -> str:
    if angle < _LYING:
        return "lying on the back"
    if abs(angle) <= _UPRIGHT:
        return "trunk upright"
    return f"trunk leaning {_degrees(angle)} {'forward' if angle > 0 else 'back'}"


def _knees(angle: float) -> str:
    if angle <= _STRAIGHT:
        return "knees straight"
    return "knees soft" if angle <= _SOFT else f"knees bent {_degrees(angle)}"


def _degrees(angle: float) -> str:
    return f"{max(_ROUND, _ROUND * round(abs(angle) / _ROUND))} degrees"


def _with(figure: Figure) -> str:
    kinds = dict.fromkeys(prop.kind for prop in figure.props)
    return f", with {listed([f'a {kind}' if kind[-1] != 's' else kind for kind in kinds])}" if kinds else ""
