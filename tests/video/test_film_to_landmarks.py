"""What only the real model can show, on films and photos that lie beside it. Without it these skip, and say so."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import look_table
import pytest
from waiting import gone, wait_until

from hinge_coach.video.seeing_libraries import lacking
from hinge_coach.video.video_files import partial

MODEL = os.environ.get("HINGE_COACH_LOOK_MODEL", "")
FILMS = Path(MODEL).parent
PHOTO = FILMS / "photos" / "Good_Morning-1.jpg"
pytestmark = [
    pytest.mark.skipif(bool(lacking()), reason=f"the extra camera is not installed: no {', '.join(lacking())}"),
    pytest.mark.skipif(not Path(MODEL).is_file(), reason="HINGE_COACH_LOOK_MODEL names no pose model"),
    pytest.mark.skipif(not PHOTO.is_file(), reason="no photos and films lie beside the pose model"),
]


@pytest.fixture
def clip():
    return next((FILMS / "clips").glob("squat_barbell*.mp4"))


def command(*arguments):
    return [sys.executable, "-m", "hinge_coach", "look", *map(str, arguments), "--model", MODEL]


def looked(*arguments, **more):
    return subprocess.run(command(*arguments), capture_output=True, text=True, timeout=120, **more)


def test_every_film_and_photo_shows_what_was_counted_and_read_by_hand():
    wrong = {row.name: row.differs for row in look_table.rows() if row.differs}
    assert wrong == {}


def test_the_clip_is_measured_drawn_and_its_drawing_measures_alike(tmp_path, clip):
    done = looked(clip, "--json", "--draw", tmp_path / "drawn.mp4")
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (told["pictures"], told["facing"], told["movement"], len(told["reps"])) == (614, "right", "squat", 2)
    assert [path.name for path in tmp_path.iterdir()] == ["drawn.mp4"]
    again = looked(clip, "--draw", tmp_path / "drawn.mp4")
    assert again.returncode == 1
    assert "is there already: choose another name." in again.stderr


@pytest.mark.skipif(not shutil.which("unshare"), reason="only Linux can take the network away")
def test_nothing_leaves_the_machine_because_it_works_without_a_network(tmp_path):
    alone = ["unshare", "--net", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody take the network away")
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        [*alone, *command(PHOTO, "--json")], capture_output=True, text=True, timeout=120, cwd=tmp_path
    )
    assert (done.returncode, json.loads(done.stdout)["movement"]) == (0, "hinge")
    assert sorted(tmp_path.iterdir()) == before  # and no picture is kept


def test_ctrl_c_ends_it_and_the_eye_and_leaves_no_half_drawing(tmp_path, clip):
    running = subprocess.Popen(
        command(clip, "--draw", tmp_path / "drawn.mp4"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    eye = _child_of(running.pid)
    os.kill(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, b"", b"")
    assert wait_until(lambda: gone(eye))
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_it_draws_leaves_no_half_drawing(tmp_path, clip):
    out = tmp_path / "drawn.mp4"
    running = subprocess.Popen(command(clip, "--draw", out), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_until(lambda: partial(out).exists() or running.poll() is not None, 60)
    os.kill(running.pid, signal.SIGINT)
    running.communicate(timeout=20)
    assert running.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_an_eye_that_crashes_takes_only_itself_along(clip):
    running = subprocess.Popen(command(clip), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    os.kill(_child_of(running.pid), signal.SIGSEGV)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (1, "")
    assert "The film decoder failed at" in err and len(err.splitlines()) == 1


def _child_of(pid):
    """The first child of a process, once it is there."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell of a process's children")
    assert wait_until(children.read_text, 20)
    return int(children.read_text().split()[0])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("text.mp4", b"no film at all", "can't be read as a photo or film"),
        ("noise.mp4", bytes(range(256)) * 400, "can't be read as a photo or film"),
        ("list.m3u8", b"#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/x.ts\n", "can't be read as a photo or film"),
        ("half.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "can't be read as a photo or film"),
    ],
    ids=["text", "noise", "a list", "half a picture"],
)
def test_what_is_no_film_is_one_sentence(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    done = looked(tmp_path / name, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_renamed_film_is_a_film_and_a_cut_one_none(tmp_path, clip):
    whole = clip.read_bytes()
    (tmp_path / "photo.jpg").write_bytes(PHOTO.read_bytes())
    (tmp_path / "notes.txt").write_bytes(PHOTO.read_bytes())
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) // 2])
    assert json.loads(looked(tmp_path / "notes.txt", "--json").stdout)["kind"] == "photo"
    assert looked(tmp_path / "cut.mp4").returncode == 1


def test_a_model_that_is_none_is_one_sentence(tmp_path):
    own = tmp_path / "own.task"
    own.write_bytes(b"PK\x05\x06" + bytes(18))
    done = subprocess.run([*command(PHOTO)[:-1], str(own)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "The pose model can't be loaded" in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_film_in_place_of_a_camera_comes_at_its_own_rate_and_ends_with_who_reads_it(clip):
    watching = [sys.executable, "-m", "hinge_coach.video.film_to_landmarks", "watch", str(clip), MODEL]
    child = subprocess.Popen(watching, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    head, *lines = [json.loads(child.stdout.readline()) for _ in range(20)]
    assert (head["width"], head["height"]) == (608, 1080) and all(len(line["points"]) == 33 for line in lines)
    passed = lines[-1]["t"] - lines[0]["t"]
    assert passed > 18 / (head["fps"] + 1)  # never faster than the film; on a busy machine pictures are left out
    child.stdin.close()  # as it is closed for us when we are killed
    assert child.wait(timeout=20) == 0


def test_a_camera_that_is_not_there_is_told_in_a_word():
    watching = [sys.executable, "-m", "hinge_coach.video.film_to_landmarks", "watch", "63", MODEL]
    with subprocess.Popen(watching, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert json.loads(child.stdout.readline()) == {"trouble": "no-camera"}
        assert child.wait(timeout=20) == 1
