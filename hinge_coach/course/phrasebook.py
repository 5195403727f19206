"""Which words are in which language: the coach speaks English, and a drill's own words are in the drill's language."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hinge_coach.course.drill import ENGLISH, Drill

# Fields whose text nobody says: names for the program, poses, references.
_NO_WORDS = (
    *("id", "language", "kit", "kit_items", "loads", "figure", "watch", "variants", "when", "source", "unit", "starts"),
    *("practise", "regress", "sources", "origin", "uses"),
)


class Part(NamedTuple):
    """Words in one language, which is named by its tag (BCP 47)."""

    text: str
    language: str


class Multilingual(str):
    """Text that is not English throughout. To whoever reads it, it is text; who speaks it looks at its `parts`."""

    parts: tuple[Part, ...]


def in_parts(parts: Iterable[Part], between: str = "") -> str:
    """The parts as one text; a plain one where all of it is English."""
    parts = tuple(part for part in parts if part.text)
    text = between.join(part.text for part in parts)
    if all(part.language == ENGLISH for part in parts):
        return text
    whole = Multilingual(text)
    whole.parts = parts
    return whole


def parts_of(text: str) -> tuple[Part, ...]:
    """The text part by part, each in one language."""
    return text.parts if isinstance(text, Multilingual) else (Part(text, ENGLISH),)


class Phrasebook:
    """Knows the words of every drill that is not in English, and finds them in the coach's sentences.

    What is said about a drill has that drill's own words in it and the names of others: the words of one drill are not
    looked for in what is said about another, where they may be English by chance.
    """

    def __init__(self, drills: Iterable[Drill] = ()) -> None:
        foreign = [drill for drill in drills if drill.language != ENGLISH]
        self._names = {_alike(drill.name): drill.language for drill in foreign}
        self._own = {drill.id: {_alike(text): drill.language for text in _words_of(drill)} for drill in foreign}
        self._patterns: dict[str | None, re.Pattern[str]] = {}

    def marked(self, text: str, drill: str | None = None) -> str:
        """The text with the language of each part, where it is about the drill of this id, or about any."""
        known = self._known(drill)
        if not known:
            return text
        if drill not in self._patterns:
            longest_first = sorted(known, key=len, reverse=True)
            words = "|".join(map(re.escape, longest_first))
            self._patterns[drill] = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        parts, end = [], 0
        for found in self._patterns[drill].finditer(text):
            language = known.get(_alike(found.group()), ENGLISH)
            parts += [Part(text[end : found.start()], ENGLISH), Part(found.group(), language)]
            end = found.end()
        return in_parts(_joined([*parts, Part(text[end:], ENGLISH)]))

    def _known(self, drill: str | None) -> dict[str, str]:
        """The words to be found, and the language of each."""
        if drill is None:
            return {words: language for own in self._own.values() for words, language in own.items()}
        return self._names | self._own.get(drill, {})


def _joined(parts: Iterable[Part]) -> list[Part]:
    """The parts with neighbours in one language as one; marks belong to the words before them."""
    joined: list[Part] = []
    for part in parts:
        marks = not any(map(str.isalnum, part.text))
        if joined and (marks or joined[-1].language == part.language):
            joined[-1] = Part(joined[-1].text + part.text, joined[-1].language)
        elif part.text:
            joined.append(part)
    return joined


def _alike(text: str) -> str:
    """A text as it is found again, in small letters inside a sentence and without a full stop of its own."""
    return text.rstrip(".").lower()


def _words_of(drill: Drill) -> Iterator[str]:
    yield from _texts(drill)
    for _, changes in drill.variants:
        yield from (text for field, value in changes if field not in _NO_WORDS for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if _alike(value):
            yield value
    elif fields := getattr(value, "_fields", ()):
        yield from (text for field in fields if field not in _NO_WORDS for text in _texts(getattr(value, field)))
    elif isinstance(value, tuple):
        yield from (text for each in value for text in _texts(each))
