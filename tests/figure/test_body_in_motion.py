"""The figure in time: the person's own seconds, soft starts and stops, and stillness where nothing moves."""

import pytest
from figures import FIGURES
from hypothesis import given
from hypothesis import strategies as st

from hinge_coach.course.poses import Figure, Lift, Pose
from hinge_coach.figure.body_in_motion import BACK, GO, STAY, STILL, at_depth, body_at, ease, moving
from hinge_coach.figure.drill_picture import draw
from hinge_coach.figure.pose_to_body import between

WALL = FIGURES["wall-hinge"]
PRESS = FIGURES["hip-flexor-activation work 0"]
DEADLIFT = FIGURES["first-deadlift"]
ONCE = STILL + GO + STAY + BACK
PHASES = ("lower", "bottom", "rise", "top", "hold", "ready", "setup", "rest", "side")

TOP, BOTTOM = at_depth(WALL, 0.0), at_depth(WALL, 1.0)


def hip(posed):
    return posed.body.hip


def test_lowering_goes_from_top_to_bottom_in_the_seconds_of_the_phase():
    assert body_at(WALL, "lower", 0.0, 3.0) == TOP
    assert body_at(WALL, "lower", 3.0, 3.0) == BOTTOM
    assert body_at(WALL, "lower", 1.5, 3.0) == at_depth(WALL, 0.5)
    assert body_at(WALL, "lower", 2.0, 4.0) == body_at(WALL, "lower", 0.5, 1.0)


def test_rising_is_lowering_backward():
    for moment in (0.0, 0.3, 0.5, 1.0):
        assert body_at(WALL, "rise", moment, 1.0) == body_at(WALL, "lower", 1.0 - moment, 1.0)


def test_a_movement_starts_and_stops_softly():
    first, middle, last = (abs(ease(part + 0.05) - ease(part)) for part in (0.0, 0.475, 0.95))
    assert first == pytest.approx(last)
    assert middle > 10 * first


def test_a_movement_never_turns_round_on_its_way():
    depths = [ease(part / 200) for part in range(201)]
    assert depths == sorted(depths)
    assert (depths[0], depths[-1]) == (0.0, 1.0)


def test_at_the_bottom_and_at_the_top_the_body_stands_still():
    assert {body_at(WALL, "bottom", moment / 10, 1.0) for moment in range(11)} == {BOTTOM}
    assert {body_at(WALL, "top", moment / 10, 1.0) for moment in range(11)} == {TOP}


def test_a_hold_shows_the_held_pose():
    held = body_at(PRESS, "hold", 2.0, 5.0).body
    assert held.lifted is not None
    assert held.lifted.knee[1] == pytest.approx(held.hip[1])
    assert not moving(PRESS, "hold", 2.0, 5.0)


def test_before_a_set_the_movement_is_shown_once():
    depths = [hip(body_at(WALL, "ready", moment / 10, 10.0))[0] for moment in range(101)]
    deepest = depths.index(min(depths))
    assert depths[0] == depths[-1] == hip(TOP)[0]
    assert min(depths) == hip(BOTTOM)[0]
    assert depths[:deepest] == sorted(depths[:deepest], reverse=True)
    assert depths[deepest:] == sorted(depths[deepest:])


def test_what_is_shown_once_keeps_a_calm_tempo_however_long_there_is():
    assert body_at(WALL, "ready", 1.5, 10.0) == body_at(WALL, "rest", 1.5, 90.0) == body_at(WALL, "setup", 1.5, 0.0)


def test_a_short_count_in_shows_the_movement_faster_and_ends_where_the_work_begins():
    assert body_at(WALL, "ready", 3.0, 3.0) == TOP
    assert body_at(WALL, "ready", 3.0 * (STILL + GO) / ONCE, 3.0) == BOTTOM


def test_a_lift_that_rises_first_is_shown_from_the_bottom():
    bottom, top = at_depth(DEADLIFT, 1.0), at_depth(DEADLIFT, 0.0)
    assert body_at(DEADLIFT, "ready", 0.0, 10.0) == body_at(DEADLIFT, "ready", 10.0, 10.0) == bottom
    assert body_at(DEADLIFT, "ready", STILL + GO, 10.0) == top


def test_before_a_hold_the_body_goes_into_it_and_stays():
    assert body_at(PRESS, "ready", 0.0, 5.0).body.lifted.toe[1] == pytest.approx(0, abs=0.01)
    assert body_at(PRESS, "ready", STILL + GO, 5.0) == body_at(PRESS, "hold", 0.0, 5.0)
    assert not moving(PRESS, "ready", STILL + GO, 5.0)


def test_on_the_left_side_the_body_is_the_same_and_faces_the_other_way():
    left, right = (body_at(PRESS, "hold", 1.0, 5.0, side) for side in ("left", "right"))
    assert left.body == right.body
    assert (left.side, right.side) == ("left", "right")


@pytest.mark.parametrize(
    "phase, elapsed, seconds, expected",
    [
        ("lower", 0.0, 3.0, True),
        ("lower", 2.9, 3.0, True),
        ("lower", 3.0, 3.0, False),
        ("rise", 0.5, 1.0, True),
        ("bottom", 0.5, 1.0, False),
        ("top", 0.5, 1.0, False),
        ("ready", 1.0, 10.0, True),
        ("ready", ONCE + 0.01, 10.0, False),
        ("rest", ONCE + 0.01, 60.0, False),
        ("setup", 1.0, 0.0, True),
        ("ready", 3.0, 3.0, False),
    ],
)
def test_frames_are_needed_only_while_something_moves(phase, elapsed, seconds, expected):
    assert moving(WALL, phase, elapsed, seconds) is expected


@given(
    name=st.sampled_from(sorted(FIGURES)),
    phase=st.sampled_from(PHASES),
    seconds=st.floats(0, 120),
    elapsed=st.floats(0, 200),
    later=st.floats(0, 60),
)
def test_what_does_not_move_looks_the_same_until_the_phase_ends(name, phase, seconds, elapsed, later):
    figure = FIGURES[name]
    if not moving(figure, phase, elapsed, seconds):
        now, then = body_at(figure, phase, elapsed, seconds), body_at(figure, phase, elapsed + later, seconds)
        assert draw(now, 30, 15) == draw(then, 30, 15)


@given(name=st.sampled_from(sorted(FIGURES)), phase=st.sampled_from(PHASES), part=st.floats(0, 1))
def test_the_same_moment_gives_the_same_body(name, phase, part):
    figure = FIGURES[name]
    assert body_at(figure, phase, part * 4.0, 4.0) is body_at(figure, phase, part * 4.0, 4.0)


def test_a_leg_that_is_not_lifted_stands_beside_the_other():
    standing, lifted = Pose(2, 5, 0), Pose(2, 5, 0, lift=Lift(90, 90))
    assert between(standing, lifted, 0.0).lift == Lift(3, 5)
    assert between(standing, lifted, 0.5).lift == Lift(46.5, 47.5)
    assert between(standing, standing, 0.5).lift is None


def test_a_figure_needs_only_two_poses():
    figure = Figure(Pose(0, 5, 0, arms=10), Pose(0, 20, 60))
    assert draw(body_at(figure, "lower", 1.0, 2.0), 30, 15)
