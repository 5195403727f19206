"""The language of a drill: how its file names it, and that its words are spoken in it, and the coach's in English."""

import random
import re

import pytest
import yaml
from drill_texts import VALID, drill, read, text_of  # noqa: F401 (read is a fixture)
from held_session import COURSE, Held
from parts_at_random import Person

from hinge_coach.coach.interface import session_interface
from hinge_coach.coach.interface.speech_time import fitting, speakable
from hinge_coach.course.file.drill_file import read_drill
from hinge_coach.course.phrasebook import Multilingual, Part, Phrasebook, in_parts, parts_of
from hinge_coach.views.json_view import as_dict

# In the file.


def test_a_drill_is_in_english_unless_it_says_otherwise(read):  # noqa: F811
    assert drill(read()).language == "en"
    assert drill(read(language="de")).language == "de"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN", "en"),
        ("de-at", "de-AT"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("de-CH-1901", "de-CH-1901"),
        ("de-DE-u-CO-phonebk", "de-DE-u-co-phonebk"),
        ("en-x-GYM-at-home", "en-x-gym-at-home"),
        ("nds", "nds"),
        ("'no'", "no"),
        ("iw", "iw"),
    ],
)
def test_a_tag_is_read_in_the_form_that_is_recommended(read, written, tag):  # noqa: F811
    assert drill(read(language=written)).language == tag
    assert VALID.is_valid(yaml.safe_load(text_of(language=written)))


def test_the_schema_refuses_what_is_no_tag():
    assert not VALID.is_valid(yaml.safe_load(text_of(language="German")))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("German", "4:11: `language` is “German”; did you mean de?"),
        ("deutsch", "4:11: `language` is “deutsch”; did you mean de?"),
        ("de_DE", "4:11: `language` is “de_DE”; did you mean de-DE?"),
        ("de_DE.UTF-8", "4:11: `language` is “de_DE.UTF-8”; did you mean de-DE?"),
        ("dk", "4:11: `language` is “dk”; write a language tag (BCP 47) like en, de or pt-BR"),
        ("xx", "4:11: `language` is “xx”; write a language tag (BCP 47) like en, de or pt-BR"),
        ("klingon", "4:11: `language` is “klingon”; write a language tag (BCP 47) like en, de or pt-BR"),
        ("de-", "4:11: `language` is “de-”; write a language tag (BCP 47) like en, de or pt-BR"),
        ("x-gym", "4:11: `language` is “x-gym”; write a language tag (BCP 47) like en, de or pt-BR"),
        ("-w", "4:11: `language` is “-w”; write a language tag (BCP 47) like en, de or pt-BR"),
        ("", "4:10: `language` is empty; write a language tag (BCP 47) like en, de or pt-BR"),
        ("[de, en]", "4:11: `language` is a list; write a language tag (BCP 47) like en, de or pt-BR"),
        (f"de{'-abcdefgh' * 4}", None),
    ],
)
def test_what_names_no_language_is_refused_where_it_stands_with_the_mend(tmp_path, written, said):
    path = tmp_path / "7-small.yaml"
    path.write_text(f"format: 1\nid: small\norder: 7\nlanguage: {written}\n", encoding="utf-8")
    problems = [str(each).removeprefix(f"{path}:") for each in read_drill(path).problems if each.line == 4]
    assert len(problems) == 1
    assert said is None or problems == [said]


def test_a_language_that_yaml_takes_for_a_truth_should_stand_in_quotes(tmp_path):
    path = tmp_path / "7-small.yaml"
    path.write_text("language: no\n", encoding="utf-8")
    said = [str(each) for each in read_drill(path, careful=True).problems if each.line == 1 and each.column == 11]
    assert said == [
        f"{path}:1:11: warning: `language` is “no”, which other programs do not take as text; put it in quotes"
    ]


# In what is said.

WALL = COURSE.find("wall-hinge")
GERMAN = WALL._replace(
    id="wandbeuge", name="Wandbeuge", language="de", feel="Gesäß und Oberschenkel.", check="War der Rücken lang?"
)
BOOK = Phrasebook([GERMAN, WALL])


@pytest.mark.parametrize(
    ("said", "drill_id", "parts"),
    [
        ("Where to feel it: Gesäß und Oberschenkel.", "wandbeuge", [("Gesäß und Oberschenkel.", "de")]),
        ("War der Rücken lang? Yes, not quite, or no?", "wandbeuge", [("War der Rücken lang?", "de")]),
        ("Next: Wandbeuge.", "wall-hinge", [("Wandbeuge.", "de")]),
        ("Back to the wandbeuge.", None, [("wandbeuge.", "de")]),
        ("Wandbeuge. War der Rücken lang?", "wandbeuge", [("Wandbeuge. War der Rücken lang?", "de")]),
        ("War der Rücken lang?", "wall-hinge", []),  # what is English there by chance stays so
        ("Die Wandbeugen", "wandbeuge", []),
        ("Rest, 45 seconds.", "wandbeuge", []),
    ],
)
def test_a_drills_own_words_are_found_in_what_the_coach_says(said, drill_id, parts):
    marked = BOOK.marked(said, drill_id)
    assert marked == said
    assert [tuple(part) for part in parts_of(marked) if part.language != "en"] == parts
    assert isinstance(marked, Multilingual) == bool(parts)


def test_without_a_foreign_drill_nothing_is_looked_for():
    assert type(Phrasebook(COURSE.drills).marked(WALL.why, WALL.id)) is str


def test_each_part_is_made_speakable_and_marks_alone_are_no_part():
    words = speakable(in_parts([Part("Next: ", "en"), Part("-w [[Gesäß]]!", "de"), Part(".", "en")]))
    assert words == "Next: w Gesäß ."
    assert parts_of(words) == (Part("Next:", "en"), Part("w Gesäß .", "de"))
    assert speakable(words) == words
    assert fitting([words, "Up"], 20.0) == words


def test_a_program_that_reads_json_is_told_the_language_of_each_part():
    clock = Held(GERMAN, answers=None, hands_free=True).clock
    stage = session_interface.Interface(clock, [])
    seen = []
    stage.views = [type("View", (), {"tell": lambda self, event: seen.append(as_dict(event))})()]
    stage.phrasebook = BOOK
    stage.tell("close", drill="wandbeuge", say="Where to feel it: Gesäß und Oberschenkel.")
    stage.tell("rest", drill="wandbeuge", say="Rest, 45 seconds.")
    assert seen[0]["parts"] == [
        {"say": "Where to feel it: ", "language": "en"},
        {"say": "Gesäß und Oberschenkel.", "language": "de"},
    ]
    assert "parts" not in seen[1]


KEPT = (  # what is no word of a drill's own
    *("id", "kit", "kit_items", "loads", "figure", "watch", "when", "source", "unit", "starts", "practise", "regress"),
    *("sources", "uses", "origin", "variants", "language"),
)


def foreign(value):
    """A drill with a ß before every word of its own, so that no word of it is the coach's."""
    if isinstance(value, str):
        return re.sub(r"[^\W\d_]+", lambda word: f"ß{word[0]}", value)
    if fields := getattr(value, "_fields", ()):
        changed = {name: foreign(getattr(value, name)) for name in fields if name not in KEPT}
        if "variants" in fields:
            changed["language"] = "de"
            changed["variants"] = tuple(
                (item, tuple((name, each if name in KEPT else foreign(each)) for name, each in changes))
                for item, changes in value.variants
            )
        return value._replace(**changed)
    return tuple(map(foreign, value)) if isinstance(value, tuple) else value


FOREIGN = tuple(map(foreign, COURSE.drills))


@pytest.mark.parametrize("seed", range(20))
def test_in_a_whole_session_every_word_is_in_its_own_language(seed, monkeypatch):
    dice = random.Random(seed)
    book = Phrasebook(FOREIGN)
    monkeypatch.setattr(session_interface, "Phrasebook", lambda: book)
    kit = frozenset(COURSE.items) if seed % 2 else frozenset({"wall", "dowel"})
    taken = [fit for each in dice.sample(FOREIGN, 3) if (fit := each.with_kit(kit))]
    script = [(20_000 + 10 * more, key) for more in range(60) for key in ("q", "enter")]
    held = Held(*taken, answers=Person(dice), script=script, owned=kit, hands_free=seed % 3 == 0)
    said = [
        part for event in held.notebook.events for words in (event.say, event.brief) for part in parts_of(words or "")
    ]
    assert {part.language for part in said} == {"en", "de"}
    for part in said:
        words = re.findall(r"[^\W\d_]+", part.text)
        assert all(word.lower().startswith("ß") == (part.language == "de") for word in words), part
