"""Whatever lies where a film should be is one sentence with its mend; and no drawing goes over a file."""

import os
from pathlib import Path

import pytest

from hinge_coach.errors import CoachError
from hinge_coach.video import video_files


def said(path):
    with pytest.raises(CoachError) as told:
        video_files.must_be_film(Path(path))
    return str(told.value)


def test_a_file_that_begins_like_a_film_or_a_photo_may_be_looked_at(tmp_path):
    (tmp_path / "renamed.txt").write_bytes(b"\0\0\0\x18ftypisom" + bytes(9))
    video_files.must_be_film(tmp_path / "renamed.txt")


@pytest.mark.skipif(os.name != "posix", reason="only there are pipes files")
def test_what_is_no_film_is_told_by_its_kind(tmp_path):
    os.mkfifo(tmp_path / "pipe.mp4")
    (tmp_path / "empty.mp4").touch()
    (tmp_path / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(99))
    (tmp_path / "gone.mp4").symlink_to("nowhere")
    (tmp_path / "round.mp4").symlink_to("round.mp4")
    assert "is a folder: name a photo or a film in it." in said(tmp_path)
    assert "is not a regular file: save the film first." in said(tmp_path / "pipe.mp4")
    assert "is empty: copy it again." in said(tmp_path / "empty.mp4")
    assert "HEIC" in said(tmp_path / "phone.heic")
    assert "There is no file" in said(tmp_path / "gone.mp4")
    assert "can't be read" in said(tmp_path / "round.mp4")
    assert "is not a regular file" in said("/dev/null")
    assert "has a name that can't be used: rename it." in said(os.fsdecode(b"b\xff\xfe.mp4"))
    assert "has a name that can't be used" in said("nul\0.mp4")


def test_a_drawing_goes_over_no_file_and_into_what_is_there(tmp_path):
    film = tmp_path / "set.mov"
    assert video_files.places(tmp_path, [film]) == {film: tmp_path / "set-seen.mp4"}
    assert video_files.places(tmp_path / "out.webm", [film]) == {film: tmp_path / "out.webm"}
    (tmp_path / "out.webm").touch()
    for out, paths, why in (
        (tmp_path / "out.webm", [film], "is there already"),
        (tmp_path / "out.txt", [film], "end it in .mp4"),
        (tmp_path / "none" / "out.mp4", [film], "There is not a folder"),
        (tmp_path / "two.mp4", [film, tmp_path / "other.mp4"], "several drawings need one"),
    ):
        with pytest.raises(CoachError, match=why):
            video_files.places(out, paths)
