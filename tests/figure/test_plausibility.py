"""The figures of the course are people: what no body can do, none of them does, in any frame."""

from math import atan2, degrees, dist, hypot

import pytest
from figures import DRILLS, FIGURES, having, way

from hinge_coach.course.drill import Block
from hinge_coach.course.poses import Figure, Lift, Pose, Prop
from hinge_coach.figure.body_in_motion import at_depth, right_body, wrong_body
from hinge_coach.figure.centre_of_mass import over_foot
from hinge_coach.figure.drill_picture import draw
from hinge_coach.figure.joint_angles_to_points import (
    FOOT,
    GRIP,
    HEAD,
    SEAT_RADIUS,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    hip_flexion,
    place_point,
    stand,
)
from hinge_coach.figure.plausibility import RANGES, angles, drill_problems, problems
from hinge_coach.figure.pose_to_body import bar_length, wanted_hands
from hinge_coach.figure.prop_shapes import band_length, band_points, dowel_ends, stack_lift

# Degrees of shank, knee and trunk at top and bottom, from the coaching facts; a hinge may differ by LEEWAY.
FACTS = {
    "wall-hinge": ((3, 8, 5), (-2, 18, 60)),
    "hip-flexor-activation": ((3, 8, 5), (-2, 18, 60)),
    "behind-the-head-hinge": ((2, 5, 3), (-2, 15, 45)),
    "band-pull-through": ((4, 6, 3), (0, 20, 55)),
    "cable-pull-through": ((4, 6, 3), (0, 20, 55)),
    "landmine-hinge": ((2, 5, 0), (0, 20, 60)),
    "first-deadlift": ((0, 0, 0), (9, 64, 65)),
}
LEEWAY = 1
NEAR = 0.01  # body heights: what counts as touching

every_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
# The full movements of the hinges 1 to 5: no bridge on the floor, no deadlift, no thigh press, no half way.
HINGES = {
    name: figure
    for name, figure in FIGURES.items()
    if "easier" not in name and figure.bottom and not figure.lying and not name.startswith("first-deadlift")
}


def seat_back(posed):
    return posed.body.seat[0] - SEAT_RADIUS


def along(points):
    """The length of a way through points."""
    return sum(dist(a, b) for a, b in zip(points, points[1:], strict=False))


def distances(posed):
    """The length of every limb of a body, by name."""
    body = posed.body
    lengths = {"trunk": along(body.spine), "head": dist(body.shoulder, body.head)}
    for name, leg in {"standing": body.stance, "lifted": body.lifted or body.stance}.items():
        lengths[f"{name} thigh"] = dist(body.hip, leg.knee)
        lengths[f"{name} shank"] = dist(leg.knee, leg.ankle)
        lengths[f"{name} foot"] = dist(leg.heel, leg.toe)
    for number, arm in enumerate(body.arms):
        lengths[f"upper arm {number}"] = hypot(dist(body.shoulder, arm.elbow), arm.out)
        lengths[f"forearm {number}"] = hypot(dist(arm.elbow, arm.hand), arm.out)
    return lengths


TRUE_LENGTHS = {
    **{"trunk": TRUNK, "head": HEAD, "upper arm": UPPER_ARM, "forearm": GRIP},
    **{"thigh": THIGH, "shank": SHANK, "foot": FOOT},
}


def test_every_drill_of_the_course_has_a_figure():
    assert [drill for drill, figure in DRILLS.items() if not figure.figure] == []


@pytest.mark.parametrize("drill", DRILLS.values(), ids=DRILLS)
def test_no_figure_of_the_course_has_a_problem(drill):
    assert drill_problems(drill) == []


@pytest.mark.parametrize("drill", FACTS)
def test_poses_have_the_angles_of_the_facts(drill):
    figure = DRILLS[drill].figure
    for pose, fact in zip((figure.top, figure.bottom), FACTS[drill], strict=True):
        assert (pose.shank, pose.knee, pose.trunk) == pytest.approx(fact, abs=LEEWAY)


@every_figure
def test_limbs_keep_their_length_in_every_frame(figure):
    for posed in way(figure):
        for limb, length in distances(posed).items():
            kind = next(kind for kind in TRUE_LENGTHS if kind in limb)
            assert length == pytest.approx(TRUE_LENGTHS[kind], abs=1e-9), limb


@pytest.mark.parametrize("figure", HINGES.values(), ids=HINGES)
def test_at_the_bottom_of_a_hinge_the_mass_is_over_mid_foot(figure):
    assert 0.44 <= over_foot(at_depth(figure, 1.0).body) <= 0.54


@every_figure
def test_the_mass_stays_over_the_foot_unless_the_body_lies(figure):
    assert figure.lying or all(0 <= over_foot(posed.body) <= 1 for posed in way(figure))


@every_figure
def test_shins_stay_within_the_angle_of_the_drill(figure):
    if figure.lying:
        return
    least, most = sorted((figure.top.shank, figure.pose("bottom").shank))
    for posed in way(figure):
        knee, ankle = posed.body.stance.knee, posed.body.stance.ankle
        assert least - 1e-6 <= degrees(atan2(knee[0] - ankle[0], knee[1] - ankle[1])) <= most + 1e-6


@every_figure
def test_the_hip_travels_back_and_never_forward_on_the_way_down(figure):
    if figure.bottom and not figure.lying:
        hips = [posed.body.hip[0] for posed in way(figure)]
        assert hips == sorted(hips, reverse=True)
        assert hips[0] - hips[-1] > 0.03


@pytest.mark.parametrize("figure, wall", [pair for name, pair in having("wall").items() if name.startswith("wall")])
def test_the_seat_meets_the_wall_at_the_bottom_and_not_before(figure, wall):
    gaps = [seat_back(posed) - wall.x for posed in way(figure)]
    assert gaps[-1] == pytest.approx(0, abs=0.003)
    assert gaps == sorted(gaps, reverse=True)
    assert all(gap > 0.003 for gap in gaps[:-10])


@pytest.mark.parametrize("figure, landmine", having("landmine").values(), ids=having("landmine"))
def test_the_end_of_a_landmine_stays_on_its_arc(figure, landmine):
    bar = bar_length(figure, landmine)
    for posed in way(figure):
        assert dist(posed.body.hand, landmine.anchor) == pytest.approx(bar, abs=1e-6)
    assert dist(wanted_hands(figure, figure.bottom)[0][1], landmine.anchor) == pytest.approx(bar, abs=NEAR)


@pytest.mark.parametrize("figure, bar", having("barbell").values(), ids=having("barbell"))
def test_a_barbell_goes_straight_up_and_down_close_to_the_legs(figure, bar):
    for posed in way(figure):
        x, y = posed.body.hand
        knee, hip = posed.body.stance.knee, posed.body.hip
        low, high = (posed.body.stance.ankle, knee) if y < knee[1] else (knee, hip)
        leg = low[0] + (high[0] - low[0]) * (y - low[1]) / (high[1] - low[1])
        assert 0.03 <= x <= 0.06
        assert 0.01 <= x - leg <= 0.07


@pytest.mark.parametrize("figure, band", having("band").values(), ids=having("band"))
def test_a_band_hangs_slack_at_the_bottom_and_is_longest_at_the_top(figure, band):
    down = way(figure)
    lengths = [band_length(band, posed) for posed in down]
    assert lengths[0] == max(lengths) > 1.1 * lengths[-1]
    assert lengths == sorted(lengths, reverse=True)
    assert len(band_points(band, down[0])) == 2
    slack = band_points(band, down[-1])
    (x, y), (to_x, to_y) = slack[0], slack[-1]
    assert all(py < y + (to_y - y) * (px - x) / (to_x - x) - 0.02 for px, py in slack[1:-1])
    assert along(slack) == pytest.approx(lengths[-1], rel=0.02)


@pytest.mark.parametrize("figure, cable", having("cable").values(), ids=having("cable"))
def test_a_cables_stack_never_rests_and_hangs_highest_at_the_top(figure, cable):
    lifts = [stack_lift(cable, posed) for posed in way(figure)]
    assert min(lifts) > 0.01
    assert lifts == sorted(lifts, reverse=True)


@every_figure
def test_hands_reach_what_they_hold(figure):
    for name, depth in (("top", 0.0), ("bottom", 1.0)):
        arms = at_depth(figure, depth).body.arms
        for (_, wanted), arm in zip(wanted_hands(figure, figure.pose(name)), arms, strict=True):
            assert dist(wanted, arm.hand) < NEAR


@every_figure
def test_hands_on_the_body_stay_where_they_are(figure):
    place = figure.top.hands
    if isinstance(place, str):
        assert all(dist(place_point(posed.body, place), posed.body.hand) < NEAR for posed in way(figure))


@pytest.mark.parametrize("figure, dowel", having("dowel").values(), ids=having("dowel"))
def test_both_hands_hold_the_dowel_and_it_touches_head_and_tailbone(figure, dowel):
    for posed in way(figure):
        (x, y), (to_x, to_y) = dowel_ends(posed.body)
        long = dist((x, y), (to_x, to_y))
        for px, py in (*(arm.hand for arm in posed.body.arms), posed.body.head, posed.body.hip):
            aside = abs((to_x - x) * (py - y) - (to_y - y) * (px - x)) / long
            assert aside < NEAR or aside == pytest.approx(0.075, abs=1e-6)


@every_figure
def test_nothing_is_below_the_floor_and_no_joint_beyond_its_range(figure):
    for posed in way(figure):
        body = posed.body
        points = [*body.spine, body.head, body.stance.heel, body.stance.toe, *(arm.elbow for arm in body.arms)]
        points += [body.lifted.heel, body.lifted.toe] if body.lifted else []
        assert min(y for _, y in points) >= -1e-6
        for joint, angle in angles(body).items():
            assert RANGES[joint][0] <= angle <= RANGES[joint][1], joint


def test_hip_flexion_is_trunk_and_knee_less_shank():
    assert hip_flexion(stand(Pose(-2, 18, 60))) == pytest.approx(80)


def test_a_bridge_leaves_its_shoulders_on_the_floor_and_ends_in_one_line():
    figure = FIGURES["band-pull-through variants none"]
    assert len({tuple(round(x, 9) for x in posed.body.shoulder) for posed in way(figure)}) == 1
    assert hip_flexion(at_depth(figure, 0.0).body) == pytest.approx(0, abs=3)


def test_a_rounded_back_is_as_long_as_a_straight_one():
    round_back = stand(Pose(0, 10, 60, bend=70))
    assert along(round_back.spine) == pytest.approx(TRUNK)
    assert dist(round_back.hip, round_back.shoulder) < 0.97 * TRUNK


@every_figure
def test_a_fault_is_seen_beside_what_is_right_even_in_a_small_picture(figure):
    for fault, _ in figure.wrong:
        wrong, right = (draw(posed, 30, 15) for posed in (wrong_body(figure, fault), right_body(figure, fault)))
        texts = ("".join(text for row in picture for text, _ in row) for picture in (wrong, right))
        assert sum(a != b for a, b in zip(*texts, strict=True)) >= 8, fault


def test_a_figure_without_faults_has_no_pictures_of_them():
    assert wrong_body(HINGE, "squats") is None
    assert right_body(HINGE, "squats") is None


HINGE = Figure(Pose(3, 8, 5), Pose(-2, 18, 60))


def said(figure):
    return [untruth.what for untruth in problems(figure)]


def test_a_plain_hinge_has_no_problem():
    assert problems(HINGE) == []


@pytest.mark.parametrize(
    "figure, what, steps",
    [
        (Figure(HINGE.top, Pose(-2, 18, 60, hands=(0.9, 0.2))), "hands are", ("bottom",)),
        (Figure(HINGE.top, Pose(-25, 30, 10)), "fall backward", ("bottom",)),
        (Figure(HINGE.top, Pose(20, 0, 80)), "fall forward", ("bottom",)),
        (Figure(HINGE.top, Pose(-2, 60, 120)), "hip is bent to", ("bottom",)),
        (Figure(Pose(0, 5, 0), hold=Pose(0, 5, 0, lift=Lift(-60, 90))), "hip is bent to", ("hold",)),
        (Figure(HINGE.top, HINGE.bottom, props=(Prop("wall", x=-0.05),)), "inside the wall", ("props", 0)),
        (Figure(HINGE.top, HINGE.bottom, props=(Prop("band", anchor=(0.0, 1.5)),)), "no longer", ("props", 0)),
        (
            Figure(
                Pose(2, 5, 0, hands=(0.09, 0.44)),
                Pose(0, 20, 60, hands=(0.2, 0.29)),
                props=(Prop("landmine", anchor=(0.3, 0.0)),),
            ),
            "off the bar's arc",
            ("props", 0),
        ),
    ],
)
def test_what_no_person_can_do_is_a_problem(figure, what, steps):
    assert [untruth.steps for untruth in problems(figure) if what in untruth.what] == [steps]


def test_a_body_through_the_floor_is_a_problem():
    crouch = Pose(30, 150, 20, arms=0)
    assert any("below the floor" in what for what in said(Figure(HINGE.top, crouch)))


def test_the_same_problem_is_told_once():
    figure = Figure(Pose(3, 8, 5, hands=(0.9, 0.9)), Pose(-2, 18, 60, hands=(0.9, 0.2)))
    assert len([what for what in said(figure) if "hands are" in what]) == 1


def test_problems_of_a_drill_lead_to_the_block_they_stand_in():
    impossible = Figure(Pose(0, 0, 0), hold=Pose(-30, 0, 0))
    drill = DRILLS["hip-flexor-activation"]._replace(work=(Block("Press", hold=5, figure=impossible),))
    assert drill_problems(drill)[0].steps == ("work", 0, "figure", "hold")
