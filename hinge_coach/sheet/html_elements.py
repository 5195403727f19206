"""Elements of the page, made by xml.etree alone: whatever a drill file or the history holds is text in them."""

from xml.etree import ElementTree

from hinge_coach.course.drill import ENGLISH
from hinge_coach.course.phrasebook import Phrasebook, parts_of
from hinge_coach.reading.clean_text import shown

Element = ElementTree.Element


class Elements:
    """Makes elements. Their words are marked with their language, where they are a drill's and that is not English."""

    def __init__(self, phrasebook: Phrasebook, drill: str | None = None) -> None:
        self._phrasebook = phrasebook
        self._drill = drill

    def about(self, drill: str) -> "Elements":
        """The same for what is said about the drill with this id."""
        return Elements(self._phrasebook, drill)

    def __call__(self, tag: str, *content: "str | Element | None", **attributes: str) -> Element:
        """An element with words and elements in it; None is nothing. `_` in an attribute's name stands for `-`."""
        made = element(tag, **attributes)
        for each in content:
            if isinstance(each, str):
                self._say(made, each)
            elif each is not None:
                made.append(each)
        return made

    def _say(self, to: Element, text: str) -> None:
        for part in parts_of(self._phrasebook.marked(text, self._drill)):
            if part.language == ENGLISH:
                add_text(to, part.text)
            else:
                to.append(span := element("span", lang=part.language, dir="auto"))
                add_text(span, part.text)


def element(tag: str, **attributes: str) -> Element:
    """An element without content; `_` in an attribute's name stands for `-`, and `class_` for `class`."""
    return Element(tag, {name.rstrip("_").replace("_", "-"): shown(value) for name, value in attributes.items()})


def add_text(to: Element, text: str) -> None:
    """Put text behind what is in an element already."""
    if len(to):
        to[-1].tail = (to[-1].tail or "") + shown(text)
    else:
        to.text = (to.text or "") + shown(text)


def document(root: Element) -> str:
    """The page as a browser reads it, in ASCII: it is the same in every encoding."""
    return f"<!DOCTYPE html>\n{ElementTree.tostring(root, encoding='us-ascii', method='html').decode('ascii')}\n"
