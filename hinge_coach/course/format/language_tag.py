"""The kind of value that names a language: a tag by BCP 47 (RFC 5646), such as de, pt-BR or zh-Hant-TW."""

import re
from typing import Any

from hinge_coach.course.format.value_types import Kind, Schema, said, warn_of_no_text
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Node, Scalar

# What the grammar calls a langtag, without the languages that it only reserves, of four letters and more.
PATTERN = (
    "[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?"
)
LONGEST = 35  # characters: what the RFC asks of whoever sets a limit
# ISO 639-1, and the codes that it has replaced: no other two letters are a language.
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss "
    "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
    "in iw ji jw mo"
)


class LanguageTag(Kind):
    """A language, read in the form that the RFC recommends: de-AT, zh-Hant."""

    words = "a language tag (BCP 47) like en, de or pt-BR"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Scalar:
            return self.refuse(node, log, name)
        if not _names_a_language(node.text):
            if (near := _meant(node.text)) and not log.confusable(node.mark, node.text):
                return log.error(node.mark, f"`{name}` is {said(node)}", f"did you mean {near}?")
            return None if near else self.refuse(node, log, name)
        if log.careful:
            warn_of_no_text(node, log, name)
        return _recommended(node.text)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"type": "string", "pattern": f"^{PATTERN}$", "maxLength": LONGEST}


def _names_a_language(text: str) -> bool:
    language = text.partition("-")[0].lower()
    if len(text) > LONGEST or not re.fullmatch(PATTERN, text):
        return False
    return len(language) > 2 or language in _two_letters()


def _two_letters() -> list[str]:
    return _TWO_LETTERS.split()


def _recommended(tag: str) -> str:
    """The tag with its script like Hant and its region like AT; what follows a single letter or digit stays small."""
    language, *rest = tag.lower().split("-")
    for index, part in enumerate(rest):
        if len(part) == 1:
            break
        if len(part) == 2:
            rest[index] = part.upper()
        elif len(part) == 4 and part.isalpha():
            rest[index] = part.capitalize()
    return "-".join((language, *rest))


def _meant(text: str) -> str | None:
    """The tag that was most likely meant by a name (German) or a locale (de_DE.UTF-8)."""
    from locale import locale_alias

    word = text.strip().lower()
    tag = word.partition(".")[0].partition("@")[0].replace("_", "-")
    if _names_a_language(tag):
        return _recommended(tag)
    named = locale_alias.get(word, "").partition("_")[0]
    return named if named in _two_letters() else None
