"""How long the coach's words take to say, what may be said at all, and which words are dropped first."""

import math
import re
from collections.abc import Iterable
from unicodedata import category

from hinge_coach.coach.interface.events import Event
from hinge_coach.course.phrasebook import Multilingual, Part, in_parts

WPM = 160  # calm: a newsreader's pace; espeak-ng's own default is 175

# Remarks belong to what follows them in the same breath: "Set done" is still true in the rest after it.
REMARKS = frozenset({"session", "set", "answer"})
# Moments happen inside something that lasts. They end nothing, and nothing that was being said is stale by them.
MOMENTS = frozenset({"tick", "halfway", "soon", "mute", "trouble"})

_LONGEST = 600  # characters, about 40 s: more than a coach says at once, and a pipe takes it without waiting
_MARKS = " .,;:?'()%+–—-"
_ALIKE = str.maketrans({"’": "'", "!": ".", "…": "."})
_UNSPOKEN = re.compile(f"[^A-Za-z0-9{re.escape(_MARKS)}]")  # of ASCII; nearly every line of a coach is no more
_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"[,;:)](?= )| [-–—](?= )")
_STOP = re.compile(r"[.?](?= )")


def speakable(text: str) -> str:
    """The text as every engine takes it for words: letters, digits and plain marks on one line, at most 600 characters.

    `[[…]]` is phoneme input to espeak-ng and a command to `say`, `<…>` is markup, a leading `!-!` is a command of
    spd-say, a leading `-` an option. None of them is left. Empty where there is nothing to say. What is in several
    languages stays so, each part as above.
    """
    if isinstance(text, Multilingual):
        return in_parts([Part(speakable(part.text), part.language) for part in text.parts], between=" ")
    plain = text[: 4 * _LONGEST].translate(_ALIKE)
    if plain.isascii():
        kept = _UNSPOKEN.sub(" ", plain)
    else:
        kept = "".join(char if char in _MARKS or category(char)[0] in "LMN" else " " for char in plain)
    words = " ".join(kept.split()).lstrip(_MARKS)
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0]
    return words


def seconds(text: str, wpm: int = WPM) -> float:
    """How long an engine needs for these words, in seconds, from being asked until it is silent. An upper bound.

    Fitted to espeak-ng 1.51 at 140 to 200 words a minute: 578 cues, steps, questions and numbers, written to a file.
    Speech scales with 1 / wpm; letters foretell it better than words or syllables do (a digit is a word of about four).
    At 160 a letter took 0.067 s, a comma 0.35 s, a full stop 0.48 s, a start 0.15 s; these are raised until every
    line fits, which makes a typical one a fifth too long. 0.06 s is for the sound to begin (measured: 0.02).
    """
    words = speakable(text)
    if not words:
        return 0.0
    body = words.rstrip(_MARKS)
    letters = sum(map(_letters, _WORD.findall(body)))
    pauses = 0.44 * len(_COMMA.findall(body)) + 0.5 * len(_STOP.findall(body))
    return 0.06 + (0.18 + 0.076 * letters + pauses) * 160 / wpm


def _letters(word: str) -> int:
    if word.isupper() and len(word) > 1:  # RDL is spelt out
        return 4 * len(word)
    if word.isalpha():
        return len(word)
    return sum(1 if char.isalpha() else 4 if char.isdecimal() else 8 for char in word)


def fitting(wordings: Iterable[str | None], room: float, wpm: int = WPM) -> str | None:
    """The first of the wordings that can be said whole in `room` seconds, or None."""
    for wording in wordings:
        words = speakable(wording or "")
        if words and seconds(words, wpm) <= room:
            return words
    return None


def lasting(event: Event) -> float:
    """How long the event's own words stay true, in seconds. Those of `session` and `end` are the whole session's."""
    return math.inf if event.seconds is None or event.name in ("session", "end") else event.seconds


def weight(event: Event) -> int:
    """How much its words matter: 2 urgent; 1 a cue, a change of sides, a question; 0 rep numbers and remarks."""
    if event.urgent:
        return 2
    return 0 if event.name == "phase" or event.name in REMARKS | MOMENTS else 1
