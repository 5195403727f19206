"""The words of a drill are words on the page: whatever they hold, and whatever language they are in."""

import pytest
from read_page import words

from hinge_coach.course.file.course_folder import read_course

DRILL = """\
format: 1
id: own
order: 1
name: {name}
summary: A drill of one's own
why: It is short.
setup: [{text}]
cues: [{{say: {cue}}}]
feel: {text}
work: [{{name: {text}, sets: 1, reps: 2, tempo: [2, 0, 2, 0]}}]
check: {text}
faults: [{{id: odd, looks: {text}, fix: {text}}}]
move_on: 2 of 2
"""
HOSTILE = [
    "<script>alert(1)</script>",
    "</style></section></main><img src=x onerror=alert(1)>",
    """\\" onload='alert(1)' x=\\" """,
    "&lt;b&gt; &#0; &amp; ]]> <!-- -->",
    r"bell \a null \0 escape \e[31m line\nfeed",
    "\u202ereversed \ufeff \u2028",
]


def own_course(folder, name="Own", text="Stand tall.", cue="Seat back", more=""):
    quoted = {key: f'"{value}"' for key, value in (("name", name), ("text", text), ("cue", cue))}
    (folder / "1-own.yaml").write_text(DRILL.format(**quoted) + more, encoding="utf-8")
    return read_course(folder)


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "end tags", "quotes", "references", "controls", "invisible"])
def test_hostile_words_show_as_words(page, tmp_path, text):
    harmless = page(course=own_course(tmp_path))
    name = text if len(text) <= 40 else "Own"  # no name may be longer
    course = own_course(tmp_path, name, text)
    today, drill = page(course=course), course.find("own")
    tags = [(each.tag, sorted(each.attrib)) for each in today.root.iter()]
    assert tags == [(each.tag, sorted(each.attrib)) for each in harmless.root.iter()]
    section = today.section("own")
    assert words(section.find("header/h2")) == f"1 {drill.name}"
    assert words(next(section.iter("legend"))) == f"Done: {drill.work[0].name}"
    assert not any(ord(sign) < 32 and sign != "\n" for sign in today.text)


def test_a_drills_own_words_are_marked_with_their_language_and_the_coachs_are_not(page, tmp_path):
    course = own_course(tmp_path, "Hüftbeuge", "Stell dich hin.", "Schieb den Po zurück", "language: de\n")
    section = page(course=course).section("own")
    german = {words(each) for each in section.iter("span") if each.get("lang") == "de"}
    assert german == {"Hüftbeuge", "Stell dich hin.", "Schieb den Po zurück"}
    english = [words(each) for each in section.iter() if each.tag == "h3" and each.find("span") is None]
    assert "Set up" in english and "When it goes wrong" in english


def test_words_that_run_from_the_right_do_so(page, tmp_path):
    course = own_course(tmp_path, "مفصل الورك", "قف", "ادفع", "language: ar\n")
    spans = [each for each in page(course=course).root.iter("span") if each.get("lang") == "ar"]
    assert spans and all(each.get("dir") == "auto" for each in spans)
