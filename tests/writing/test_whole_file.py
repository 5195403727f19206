"""A file is written whole or not at all, and over nothing that was there."""

import os
import stat

import pytest

from hinge_coach.errors import CoachError
from hinge_coach.writing.whole_file import must_be_free, new_file, replacing

posix = pytest.mark.skipif(os.name != "posix", reason="this system has neither rights nor pipes in a folder")


def write(path, text="new", **how):
    with new_file(path, **how) as place:
        place.write_text(text)


def test_a_new_file_has_its_name_once_it_is_whole(tmp_path):
    path = tmp_path / "page.html"
    with new_file(path) as place:
        place.write_text("half")
        assert not path.exists() and place.suffix == ".html"
    assert path.read_text() == "half" and list(tmp_path.iterdir()) == [path]


def test_where_writing_breaks_off_nothing_is_left(tmp_path):
    said = r"page.html cannot be written \(No space left on device\)"
    with pytest.raises(CoachError, match=said), new_file(tmp_path / "page.html"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_file_stays_unless_it_may_be_written_over(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old")
    with pytest.raises(CoachError, match="is there already: choose another name"):
        write(path)
    assert path.read_text() == "old"
    write(path, over=True)
    assert path.read_text() == "new"


def test_a_name_that_is_taken_meanwhile_stays_with_who_took_it(tmp_path):
    path = tmp_path / "page.html"
    with pytest.raises(CoachError, match="is there already"), new_file(path) as place:
        place.write_text("new")
        path.write_text("theirs")
    assert path.read_text() == "theirs" and list(tmp_path.iterdir()) == [path]


@posix
@pytest.mark.parametrize("over", [False, True])
def test_links_folders_and_devices_are_left_alone(tmp_path, over):
    (tmp_path / "goal").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "goal")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    found = {"link": "is a link", "lost": "is a link", "folder": "is a folder", "pipe": "is not a regular file"}
    for name, said in found.items():
        with pytest.raises(CoachError, match=said):
            write(tmp_path / name, over=over)
    with pytest.raises(CoachError, match="There is not a folder .*none: make it first"):
        write(tmp_path / "none" / "page.html", over=over)
    assert (tmp_path / "goal").read_text() == "old"


def test_a_name_that_no_file_can_have_is_told_in_a_sentence(tmp_path):
    for name in ("x" * 300, "nul\0byte"):
        with pytest.raises(CoachError, match="cannot be written"):
            must_be_free(tmp_path / name)


@posix
def test_others_may_read_a_new_file_as_far_as_the_person_allows_and_an_old_one_as_before(tmp_path):
    before = os.umask(0o027)
    try:
        write(tmp_path / "new")
        (tmp_path / "old").write_text("old")
        (tmp_path / "old").chmod(0o604)
        write(tmp_path / "old", over=True)
        with replacing(tmp_path / "own") as place:
            place.write_text("private")
    finally:
        os.umask(before)
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert rights == {"new": 0o640, "old": 0o604, "own": 0o600}
