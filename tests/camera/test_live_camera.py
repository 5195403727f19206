"""A camera that is on: its lines are landmarks by a script, its clock stands still, and the judge judges at once."""

import gzip
import json
import re
import subprocess
import sys
from array import array

import pytest
from printed import COURSE
from repository_paths import RECORDINGS

from hinge_coach.camera.live_camera import LiveCamera
from hinge_coach.camera.live_view import RaisedHands, raised
from hinge_coach.camera.set_judge import judged
from hinge_coach.coach.interface.camera import IN_VIEW
from hinge_coach.coach.interface.key_actions import SIGHTED
from hinge_coach.commands.shared.cameras import open_camera
from hinge_coach.course.poses import Figure, Pose
from hinge_coach.diagnosis import camera_trial
from hinge_coach.errors import CoachError
from hinge_coach.figure.pose_to_body import still
from hinge_coach.look.landmarks import NOSE, WRISTS
from hinge_coach.look.verdict.figure_and_landmarks import sight

RECORDINGS = RECORDINGS
WALL = COURSE["wall-hinge"]
STANDS = Figure(top=Pose(2, 5, 3), bottom=Pose(2, 5, 3))


def lines_of(name):
    return gzip.open(RECORDINGS / f"{name}.jsonl.gz", "rt").read().splitlines()


class Eye:
    """A child that says what a script has for it."""

    def __init__(self, *lines):
        self.waiting, self.over, self.gone = list(lines), False, False

    def fileno(self):
        return 9

    def lines(self):
        told, self.waiting = self.waiting, []
        return told

    def let_go(self):
        self.gone = True


class Judge(Eye):
    """A judge that is asked in the same process."""

    def __init__(self):
        super().__init__()
        self.heard = b""

    def pass_on(self, lines, *, last=False):
        self.heard += lines
        if last and not self.over:
            self.waiting, self.over = [json.dumps(judged(self.heard.decode().splitlines()))], True


class Scene:
    """A camera, its child, and the time that passes."""

    def __init__(self, name=None):
        self.now = 0.0
        self.eye, self.judges = Eye(), []
        self.camera = LiveCamera(self.eye, self.judge, lambda: self.now)
        if name:
            head, *self.film = lines_of(name)
            self.says(head)

    def judge(self):
        self.judges.append(Judge())
        return self.judges[-1]

    def says(self, *lines):
        self.eye.waiting += lines
        return list(self.camera.read())


def test_reps_are_counted_as_they_are_done_and_each_is_news():
    scene = Scene("hinge-good-morning-left-5")
    scene.camera.begin_set(WALL, 0.0)
    counts = [scene.camera.counted for line in scene.film if SIGHTED in scene.says(line)]
    # The film begins at the bottom of the first of its five reps; a set begins with somebody who stands.
    assert [count for count in dict.fromkeys(counts) if count] == [1, 2, 3, 4]
    assert [fields["rep"] for fields in scene.camera.news() if "rep" in fields] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("name", "reps"), [("squat-right-6", 6), ("deadlift-knees-forward-left-10", 10), ("squat-barbell-right-2", 2)]
)
def test_live_counts_are_those_of_the_film(name, reps):
    scene = Scene(name)
    scene.camera.begin_set(WALL, 0.0)
    scene.says(*scene.film)
    assert scene.camera.counted == reps


def test_a_set_of_squats_is_seen_as_what_it_is_and_a_hinge_is_clean():
    scene = Scene("squat-right-6")
    scene.camera.begin_set(WALL, 0.0)
    scene.says(*scene.film)
    assert scene.camera.seen() is None  # it runs still
    scene.camera.end_set(whole=True)
    seen = scene.camera.seen()
    assert seen.reps == 6 and seen.faults[0][1] == (1, 2, 3, 4, 5, 6)
    assert scene.judges[0].gone and not scene.camera.judging


def test_of_a_set_that_was_cut_short_nothing_is_judged():
    scene = Scene("squat-right-6")
    scene.camera.begin_set(WALL, 0.0)
    scene.says(*scene.film)
    scene.camera.end_set(whole=False)
    assert scene.camera.seen() is None and not scene.camera.judging and scene.judges[0].gone


def test_who_stands_right_for_a_second_is_said_to_be_in_view():
    scene = Scene("hinge-good-morning-left-5")
    scene.camera.await_view(True)
    keys = scene.says(*scene.film[:60])
    assert keys.count(IN_VIEW) == 1 and scene.camera.lacks == ""
    assert [fields["say"] for fields in scene.camera.news()] == ["I see you from the side."]


def test_who_stands_askew_is_told_so_and_not_in_view():
    scene = Scene("deadlift-oblique-10")
    scene.camera.await_view(True)
    keys = scene.says(*scene.film[:60])
    assert IN_VIEW not in keys and scene.camera.lacks == "turn your side to the camera"
    assert scene.camera.news()[0]["say"] == "Turn your side to the camera."


def test_what_is_seen_at_one_look_alone_is_not_believed():
    scene = Scene("deadlift-oblique-10")
    scene.camera.await_view(True)
    scene.says(scene.film[0])
    assert scene.camera.lacks == "" and scene.camera.news() == []


def told(seconds, hands=0, figure=STANDS):
    """Somebody who stands, with so many hands above their head."""
    found = sight(still(figure, figure.top), seconds)
    points = array("f", found.points)
    for wrist in WRISTS:
        points[3 * wrist + 2] = 0.9
    for wrist in WRISTS[:hands]:
        points[3 * wrist + 1] = found.at(NOSE)[1] + 0.15
    return found._replace(points=points)


@pytest.mark.parametrize("hands", [0, 1, 2])
def test_hands_above_the_head_are_counted(hands):
    assert raised(told(0.0, hands)) == hands


def test_who_bends_raises_no_hand():
    bent = Figure(top=Pose(-2, 18, 60), bottom=Pose(-2, 18, 60))
    assert raised(told(0.0, hands=2, figure=bent)) == 0


def test_a_hand_answers_once_it_was_held_for_a_second_and_only_once():
    heard = RaisedHands()
    answers = [heard.see(told(number / 20, hands=1)) for number in range(60)]
    assert answers.index(1) == 20 and answers.count(1) == 1


def test_a_hand_on_its_way_to_be_the_second_of_two_says_nothing():
    heard = RaisedHands()
    answers = [heard.see(told(number / 20, hands=1 if number < 10 else 2)) for number in range(40)]
    assert set(answers) == {0, 2}


@pytest.mark.parametrize(("hands", "key"), [(1, "y"), (2, "x")])
def test_one_hand_says_yes_and_both_say_no(hands, key):
    scene = Scene()
    scene.says('{"width": 100, "height": 100, "fps": 20}')
    scene.camera.await_hands(True)
    points = told(0.0, hands).points
    seen = [[points[at], 1.0 - points[at + 1], points[at + 2]] for at in range(0, len(points), 3)]
    keys = [each for time in range(30) for each in scene.says(json.dumps({"t": time / 20, "points": seen}))]
    assert [each for each in keys if each in "yx"] == [key]


def test_an_unplugged_camera_is_told_once_and_changes_nothing_but_the_seeing():
    scene = Scene("squat-right-6")
    scene.camera.begin_set(WALL, 0.0)
    assert scene.says('{"trouble":"unplugged"}') == [SIGHTED]
    assert [trouble.sentence for trouble in scene.camera.complain()] == [
        "The camera sends no picture any more: check its cable, and start again to use the camera."
    ]
    assert scene.camera.complain() == [] and not scene.camera.on and scene.camera.fileno() is None
    assert scene.camera.counted is None and scene.camera.lacks == ""
    scene.camera.end_set(whole=True)
    assert scene.camera.seen() is None and scene.eye.gone and scene.judges[0].gone


def test_a_child_that_breaks_down_is_told():
    scene = Scene("squat-right-6")
    scene.eye.over = True
    scene.says()
    assert scene.camera.complain()[0].found == "The camera program has stopped"


def test_a_camera_that_hangs_is_told_after_a_while_but_not_who_was_stopped_oneself():
    scene = Scene("squat-right-6")
    scene.now = 60.0
    scene.eye.waiting = scene.film[:3]  # it went on while we were stopped
    assert scene.camera.complain() == []
    scene.now = 66.0
    assert scene.camera.complain()[0].found == "The camera does not respond"
    assert scene.eye.gone


def test_the_child_ends_with_us_also_where_a_camera_hangs():
    ends = "from hinge_coach.video.film_to_landmarks import _end_with_stdin; _end_with_stdin()"
    hangs = f"import time; {ends}; time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", hangs], stdin=subprocess.PIPE)
    child.stdin.close()
    assert child.wait(timeout=20) == 0


def test_the_persons_pose_is_that_of_the_film_and_nobody_has_none():
    scene = Scene("squat-right-6")
    assert scene.camera.pose is None and scene.camera.measured is None
    deepest = 0
    for line in scene.film:
        scene.says(line)
        deepest = max(deepest, scene.camera.pose.knee if scene.camera.pose else 0)
    assert 120 < deepest < 150  # 138 in the list of these films
    rocks = Scene("nobody-rocks")
    rocks.says(*rocks.film)
    assert rocks.camera.pose is None


def test_the_doctor_says_what_a_camera_sees_and_switches_it_off(monkeypatch):
    monkeypatch.setattr(camera_trial, "_LOOKS", 0.0)
    monkeypatch.setattr(camera_trial.select, "select", lambda *fds: fds)
    scene, asked = Scene("hinge-good-morning-left-5"), []
    scene.eye.waiting += scene.film[:40]
    found = camera_trial.tried("3", lambda source: asked.append(source) or scene.camera)
    assert asked == ["3"] and scene.eye.gone and found.state == "fine"
    assert re.fullmatch(r"\d+×\d+, \d+ pictures a second; it sees you from the side", found.found)


def test_the_doctor_says_what_is_wrong_with_a_camera(monkeypatch):
    monkeypatch.setattr(camera_trial.select, "select", lambda *fds: fds)
    monkeypatch.setenv(camera_trial.SOURCE, "3")
    scene = Scene()
    scene.eye.waiting = ['{"trouble":"no-camera"}']
    found = camera_trial.tried(None, lambda source: scene.camera)
    assert (found.found, found.do[:10], found.state) == ("No camera answers", "plug it in", "look")
    found = camera_trial.tried(None, refuses)
    assert (found.what, found.found) == ("camera", "There is no pose model")


def refuses(*source):
    raise CoachError("There is no pose model: fetch it.")


def test_a_camera_that_was_not_asked_for_is_found_and_left_off(monkeypatch, tmp_path):
    monkeypatch.delenv(camera_trial.SOURCE, raising=False)
    monkeypatch.setattr(camera_trial, "_DEVICES", tmp_path / "cameras")
    assert not camera_trial.may_be_there() and "no camera" in camera_trial.left_off(Scene).found
    (tmp_path / "cameras").mkdir()
    (tmp_path / "cameras" / "video0").touch()
    found = camera_trial.left_off(Scene)
    assert camera_trial.may_be_there() and found.state == "fine"
    assert "there is a camera (video0); it was not tried" in found.found and "doctor --camera" in found.found
    assert camera_trial.left_off(refuses).do == "fetch it"


def test_without_the_extra_the_doctor_has_nothing_to_ask_for(monkeypatch):
    monkeypatch.setattr("hinge_coach.video.seeing_libraries.lacking", lambda: ["mediapipe"])
    found = camera_trial.without_the_extra()
    assert found.state == "fine" and "hinge-coach[camera]" in found.found
    with pytest.raises(CoachError, match=r"^Seeing you with a camera needs an extra: .*hinge-coach\[camera\]"):
        open_camera("0")


def test_what_is_done_while_a_set_is_counted_in_is_no_part_of_it():
    scene = Scene("squat-right-6")
    scene.camera.begin_set(WALL, 6.0)
    scene.says(*scene.film)
    counted = scene.camera.counted
    scene.camera.end_set(whole=True)
    assert 0 < counted < 6 and scene.camera.seen().reps == counted
