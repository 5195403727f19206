"""Reps found in what a camera saw: counted, timed, and told from everything that is none."""

import pytest
from filmed import changed, film, gappy, joined, mirrored, moved, part, recording, slower, thinned, tilted, trembling
from printed import COURSE

from hinge_coach.look.angles import KNEES_ERR
from hinge_coach.look.landmarks import ANKLES, HIPS, KNEES, SHOULDERS
from hinge_coach.look.reps.find_reps import find_reps
from hinge_coach.look.reps.rep import middle
from hinge_coach.look.reps.turning_points import turns
from hinge_coach.look.smoothing import stretches
from hinge_coach.look.verdict.verdict import Criteria, judge
from hinge_coach.look.verdict.visibility import TURNED

WALL = COURSE["wall-hinge"].figure
DEADLIFT = COURSE["first-deadlift"].figure


def reps(of):
    return find_reps(stretches(of))


@pytest.mark.parametrize(
    "times",
    [(2.0, 0.5, 1.5, 1.0), (3.0, 1.0, 1.0, 1.0), (1.0, 0.0, 1.0, 0.0), (0.6, 0.0, 0.5, 0.2), (6.0, 2.0, 4.0, 3.0)],
)
@pytest.mark.parametrize("trembles", [0.0, 0.0007])
def test_each_rep_is_found_with_its_tempo(times, trembles):
    found = reps(trembling(film(WALL, reps=4, times=times), trembles))
    assert len(found) == 4
    for rep in found[:-1]:
        # A minimum jerk begins so gently that no eye sees the first tenth of its time, and the last.
        assert rep.down == pytest.approx(times[0], abs=0.05 + 0.15 * times[0])
        assert rep.bottom == pytest.approx(times[1], abs=0.05 + 0.15 * times[0])
        assert rep.up == pytest.approx(times[2], abs=0.05 + 0.15 * times[2])


@pytest.mark.parametrize("name", ["hinge-band-deadlift", "deadlift-knees", "squat-as-hinge", "squat-barbell"])
def test_a_film_played_at_half_its_speed_has_the_same_tempo_twice_as_long(name):
    plain, slow = (reps(each) for each in (recording(name), slower(recording(name), 2.0)))
    assert len(plain) == len(slow)
    for one, two in zip(plain, slow, strict=True):
        assert [two.start / 2, two.end / 2] == pytest.approx([one.start, one.end], abs=0.15)


def test_the_pose_at_top_and_bottom_is_the_figures_own():
    rep = reps(film(WALL))[1]
    mended = 0, KNEES_ERR, 0, KNEES_ERR
    assert rep.at_bottom == pytest.approx([a + b for a, b in zip((-2, 18, 60, 80), mended, strict=True)], abs=1)
    assert rep.at_top == pytest.approx([a + b for a, b in zip((3, 8, 5, 10), mended, strict=True)], abs=1)
    assert (rep.side, rep.facing) == (1, 1)


def test_a_mirror_changes_the_side_and_nothing_else():
    plain, other = reps(film(WALL)), reps(mirrored(film(WALL)))
    assert [each.at_bottom for each in other] == [pytest.approx(each.at_bottom, abs=0.1) for each in plain]
    assert {(each.side, each.facing) for each in other} == {(0, -1)}


@pytest.mark.parametrize("seconds", [1.9, 2.6, 3.2])
def test_a_film_that_begins_on_the_way_down_or_at_the_bottom_has_no_time_for_what_it_did_not_see(seconds):
    found = reps(part(film(WALL), seconds, 99))
    assert len(found) == 3
    assert found[0].down is None
    assert found[0].up == pytest.approx(1.5, abs=0.4)


def test_a_film_that_ends_at_the_bottom_ends_with_no_rep():
    assert len(reps(part(film(WALL), 0, 13.3))) == 2


def test_a_film_that_ends_in_the_rise_ends_with_a_rep_without_its_end():
    whole = reps(part(film(WALL, lead=0), 0, 13.4))
    assert len(whole) == 3
    assert whole[-1].up is None and whole[0].up is not None


def test_a_film_that_begins_in_the_rise_counts_what_it_saw_most_of():
    rise = 1.0 + 2.0 + 0.5
    found = reps(part(film(WALL), rise + 0.6, 99))
    assert len(found) == 3
    assert (found[0].down, found[0].bottom) == (None, None)
    assert not found[0].bottoms
    assert len(reps(part(film(WALL), rise + 1.1, 99))) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda f: thinned(f, 2), id="half of the pictures"),
        pytest.param(lambda f: thinned(f, 3), id="eight pictures a second"),
        pytest.param(lambda f: gappy(f, 0.3), id="a third of the bodies missing"),
        pytest.param(lambda f: trembling(f, 0.006), id="trembling"),
        pytest.param(lambda f: tilted(f, 6), id="a phone that leans"),
        pytest.param(lambda f: slower(f, 2.0), id="slow motion"),
        pytest.param(lambda f: slower(f, 0.6), id="time lapse"),
    ],
)
@pytest.mark.parametrize("figure", [WALL, DEADLIFT], ids=["wall hinge", "deadlift"])
def test_a_worse_film_has_the_same_reps(change, figure):
    found = reps(change(film(figure, reps=4)))
    assert len(found) == 4


def test_the_shallowest_drill_counts_and_a_sway_between_reps_does_not():
    shallow = COURSE["wall-hinge"].easier[0].figure
    sway = film(WALL, reps=1, bottom=WALL.top._replace(trunk=24.0), lead=0)
    assert len(reps(film(shallow))) == 3
    assert len(reps(joined(film(WALL, reps=2), sway, film(WALL, reps=2)))) == 4
    assert len(reps(film(WALL, reps=3, bottom=WALL.top._replace(trunk=24.0)))) == 0


def test_who_never_stands_quite_straight_is_counted_all_the_same():
    bent = WALL.top._replace(knee=30.0, shank=12.0, trunk=14.0)
    assert len(reps(film(WALL, top=bent))) == 3


def test_a_weight_picked_up_before_the_set_and_put_down_after_it_is_no_rep():
    crouch = DEADLIFT.pose("bottom")._replace(shank=38.0, knee=140.0, trunk=35.0)
    pick = film(WALL, reps=1, bottom=crouch, lead=0)
    assert len(reps(joined(pick, film(WALL, reps=5), pick))) == 5


def test_steps_are_no_reps():
    walk = film(WALL, reps=4, times=(0.4, 0.0, 0.4, 0.0))
    assert reps(moved(walk, 0.6)) == []


def test_a_tremble_within_a_turn_makes_no_turn_of_its_own():
    assert [turn.at for turn in turns([0, 50, 48, 52, 0, 3, 0, 60, 0], 25)] == [0, 3, 4, 7, 8]


@pytest.mark.parametrize(
    ("name", "count", "movement", "bottom"),
    [
        ("hinge-good-morning", 5, "hinge", (-5, 10, 78)),
        ("hinge-band-deadlift", 3, "hinge", (10, 46, 67)),
        ("deadlift-knees-forward", 10, "hinge", (22, 85, 54)),
        ("squat-as-hinge", 10, "squat", (46, 123, 21)),
        ("deadlift-oblique", 10, "hinge", (10, 57, 46)),
        ("squat-right", 6, "squat", (39, 138, 39)),
        ("squat-walks-in", 2, "squat", (35, 122, 28)),
        ("squat-barbell", 2, "squat", (28, 108, 38)),
        ("swing-leans-back", 1, "hinge", (4, 39, 64)),
        ("nobody", 0, None, None),
    ],
)
def test_real_sets_are_counted_as_by_eye(name, count, movement, bottom):
    found = judge(recording(name), Criteria())
    assert len(found.reps) == count
    assert found.movement == movement
    if bottom:
        assert middle([judged.rep.at_bottom for judged in found.reps])[:3] == pytest.approx(bottom, abs=8)


# Read off the films picture by picture: when the way down begins and ends, and the way up.
@pytest.mark.parametrize(
    ("name", "number", "down", "bottom", "up"),
    [
        ("hinge-good-morning", 1, 1.6, 0.45, 1.0),
        ("squat-barbell", 0, 1.85, 0.3, 0.7),
        ("squat-barbell", 1, 2.3, 0.05, 0.8),
    ],
)
def test_the_tempo_of_real_reps_is_that_which_an_eye_reads(name, number, down, bottom, up):
    rep = reps(recording(name))[number]
    assert (rep.down, rep.bottom, rep.up) == pytest.approx((down, bottom, up), abs=0.21)


@pytest.mark.parametrize("name", ["hinge-band-deadlift", "hinge-good-morning", "squat-as-hinge", "squat-right"])
def test_a_mirrored_trembling_film_of_a_real_set_has_the_same_tempo(name):
    plain, other = (reps(each) for each in (recording(name), trembling(mirrored(recording(name)), 0.003)))
    assert len(plain) == len(other)
    for one, two in zip(plain, other, strict=True):
        assert (one.start, one.end) == pytest.approx((two.start, two.end), abs=0.2)


def test_from_the_front_reps_are_counted_by_how_far_the_shoulders_come_down():
    def from_the_front(k, x, y, seen):
        side = (k in (SHOULDERS[0], HIPS[0], KNEES[0], ANKLES[0])) - (k in (SHOULDERS[1], HIPS[1], KNEES[1], ANKLES[1]))
        return 0.9 + 0.1 * (x - 0.9) + 0.09 * side, y, 1.0

    found = judge(changed(film(WALL, reps=4), from_the_front), Criteria())
    assert (len(found.reps), found.cannot) == (4, TURNED)
