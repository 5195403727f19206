"""What a sound file says of itself, as ffmpeg reads it."""

from datetime import date

from hinge_coach.coach.interface.events import Event
from hinge_coach.recording.chapters import Chapter, Tags, chapters, ffmetadata

TAGS = Tags("Hip hinge", date(2026, 3, 2), "One = two; #3", (Chapter("Today", 0.0), Chapter("4½ A\\B", 3661.5)), 3700.0)


def test_there_is_a_chapter_for_the_beginning_and_one_for_each_drill():
    events = [Event("plan", 0.0), Event("drill", 21.0, "wall", more={"number": "1", "name": "Wall Hinge"})]
    events += [Event("setup", 25.0, "wall"), Event("drill", 90.0, "lift", more={"number": "6", "name": "Deadlift"})]
    assert chapters(events, {"lift"}) == (
        Chapter("Today", 0.0),
        Chapter("1 Wall Hinge", 21.0),
        Chapter("Deadlift", 90.0),
    )


def test_what_means_something_to_ffmpeg_is_taken_as_it_stands():
    told = ffmetadata(TAGS)
    assert "comment=One \\= two\\; \\#3\n" in told and "title=4½ A\\\\B\n" in told


def test_each_chapter_ends_where_the_next_begins_and_the_last_with_the_file():
    told = ffmetadata(TAGS)
    assert "START=0\nEND=3661500\ntitle=Today\n" in told and "START=3661500\nEND=3700000\n" in told
    assert "date=2026-03-02\n" in told and "CHAPTER000" not in told


def test_chapters_can_stand_in_comments_too():
    told = ffmetadata(TAGS, in_comments=True)
    assert "CHAPTER001=01:01:01.500\nCHAPTER001NAME=4½ A\\\\B\n" in told
