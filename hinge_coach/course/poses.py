"""A drill's figure as frozen values: poses in joint angles, and the things the body holds or touches.

The body is seen from its right side and faces right. Angles are in degrees. Places are in body heights, x ahead of
the ankle and y above the floor; the ankle of the standing foot never moves. Proportions and angles: `body.skeleton`.

The `figure:` block of a drill file, of one of its blocks, or of a variant. Every key but `top` may be left out:

    figure:
      top: {shank: 3, knee: 8, trunk: 5, hands: hip-crease}         # a pose: where each rep begins and ends
      bottom: {shank: -2, knee: 18, trunk: 60, hands: hip-crease}   # a pose: the deepest point
      hold: {shank: 2, knee: 5, trunk: 0, lift: {thigh: 90, knee: 90}, hands: [0.2, 0.55]}   # a pose: of a timed hold
      starts: bottom               # top or bottom, as the block's `starts`; default top
      lying: true                  # on the back: the shoulders stay where `bottom` puts them; default false
      props:                       # a list, drawn from back to front
        - {is: wall, x: -0.16}
        - {is: band, anchor: [-0.5, 0.1]}
      wrong:                       # a map from fault ids to what is wrong in that fault's picture
        squats: {at: bottom, shank: 22, knee: 80, trunk: 35}        # `at` names the pose, the rest are its changed keys

`bottom` or `hold` must be there. A pose takes these keys (ranges in POSE_RANGES); shank, knee and trunk are needed,
but not in `wrong`, where all but `at` may be left out (`at` is top, bottom or hold; default bottom):

    shank   lean of the shank from vertical, + knee ahead of the ankle          number
    knee    knee flexion, 0 straight                                            number
    trunk   lean of the trunk from vertical, + forward; below -80 lying on the back   number
    bend    bend of the spine from pelvis to shoulders, + rounded, - arched     number, default 0
    head    tilt of the head against the trunk, + chin up                       number, default 0
    arms    straight arms, from straight down, + forward                        number, default 0
    hands   a name of PLACES, or a point [x, y]; not together with `arms`       string or list of 2 numbers
    other_hand   the far hand, if it is not where the near one is          as `hands`
    lift    the near leg, lifted: {thigh: from straight down + forward, knee: flexion}   map of 2 numbers, both needed

A prop is a map with `is`, one of PROPS, and the keys that PROPS allows for it (ranges in PROP_RANGES):

    x       where it stands: a wall's or a post's face, the middle of a step or of blocks   number, needed where allowed
    anchor  where a band is tied, a cable's pulley, a landmine's pivot          list of 2 numbers, needed where allowed
    height  of a post, a step or blocks                                         number, default by kind
    size    diameter of a plate, a kettlebell's ball, a barbell's plates; length of a backpack  number, default by kind
    held    hands or back: where a plate, kettlebell or backpack is held   default hands for a kettlebell, else back

In values: `is` is `Prop.kind`; `height`, `size` and `held` left out are None; points and lists are tuples.
"""

from typing import Any, NamedTuple

Point = tuple[float, float]
Hands = str | Point

PLACES = ("hip-crease", "behind-head", "upper-back", "tailbone", "straps", "temples")
POSE_RANGES = {
    "shank": (-50.0, 40.0),
    "knee": (0.0, 150.0),
    "trunk": (-140.0, 120.0),
    "bend": (-60.0, 110.0),
    "head": (-60.0, 60.0),
    "arms": (-60.0, 180.0),
    "thigh": (-20.0, 120.0),
}
PROPS: dict[str, tuple[str, ...]] = {
    "wall": ("x",),
    "post": ("x", "height"),
    "step": ("x", "height"),
    "blocks": ("x", "height"),
    "band": ("anchor",),
    "cable": ("anchor",),
    "landmine": ("anchor",),
    "plate": ("size", "held"),
    "kettlebell": ("size", "held"),
    "backpack": ("size", "held"),
    "barbell": ("size",),
    "dowel": (),
}
PROP_RANGES = {"x": (-2.0, 2.0), "y": (0.0, 2.0), "height": (0.01, 1.5), "size": (0.02, 0.5)}


class Lift(NamedTuple):
    """The near leg off the floor: its thigh from straight down, + forward, and its knee's flexion. Degrees."""

    thigh: float
    knee: float


class Pose(NamedTuple):
    """One posture, in degrees as the module says. Hip flexion is trunk + knee - shank while the spine is straight."""

    shank: float
    knee: float
    trunk: float
    bend: float = 0.0
    head: float = 0.0
    arms: float = 0.0
    hands: Hands | None = None
    other_hand: Hands | None = None
    lift: Lift | None = None

    def lifted(self) -> Lift:
        """The near leg as if it were lifted: as it is, or where it stands."""
        return self.lift or Lift(self.knee - self.shank, self.knee)


class Prop(NamedTuple):
    """One thing held or touched. Which fields it uses: PROPS[kind]. Lengths in body heights."""

    kind: str
    x: float = 0.0
    anchor: Point = (0.0, 0.0)
    height: float | None = None
    size: float | None = None
    held: str | None = None


class Wrong(NamedTuple):
    """What a fault changes in the pose that `at` names (top, bottom, hold): pairs of a pose's field and its value."""

    at: str = "bottom"
    changes: tuple[tuple[str, Any], ...] = ()


class Figure(NamedTuple):
    """How a drill looks. `wrong` holds pairs of a fault's id and its picture."""

    top: Pose
    bottom: Pose | None = None
    hold: Pose | None = None
    starts: str = "top"
    lying: bool = False
    props: tuple[Prop, ...] = ()
    wrong: tuple[tuple[str, Wrong], ...] = ()

    def pose(self, at: str) -> Pose:
        """The pose that `at` (top, bottom, hold) names. A figure without one of them has the other in its place."""
        if at == "top":
            return self.top
        pose = (self.hold or self.bottom) if at == "hold" else (self.bottom or self.hold)
        return pose or self.top

    def half_way(self) -> "Figure":
        """The same movement over half its range; what lies rises half as high. Its faults have no pictures."""
        if self.lying and self.bottom:
            return self._replace(top=_between(self.bottom, self.top), wrong=())
        return self._replace(bottom=self.bottom and _between(self.top, self.bottom), wrong=())

    def wrong_pose(self, fault: str) -> Pose | None:
        """The pose of the fault with this id, None where the figure has none."""
        for name, wrong in self.wrong:
            if name == fault:
                changes = dict(wrong.changes)
                if "arms" in changes:
                    changes.setdefault("hands", None)
                return self.pose(wrong.at)._replace(**changes)
        return None


def _between(start: Pose, end: Pose) -> Pose:
    """The pose half way from one to the other. A hand that has a place of the body keeps that of the end."""

    def mix(a: Any, b: Any) -> Any:
        if isinstance(a, tuple) and isinstance(b, tuple):
            return type(b)(*map(mix, a, b)) if hasattr(b, "_fields") else tuple(map(mix, a, b))
        return (a + b) / 2 if isinstance(a, float | int) and isinstance(b, float | int) else b

    return Pose(*map(mix, start, end))
