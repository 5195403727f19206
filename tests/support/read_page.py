"""A page as a browser reads it: elements and their words. Names of tags and attributes are in small letters."""

from html.parser import HTMLParser
from xml.etree import ElementTree

VOID = ("meta", "input", "br", "img", "link")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tree, self.doctype = ElementTree.TreeBuilder(), ""

    def handle_decl(self, decl):
        self.doctype = decl

    def handle_starttag(self, tag, attrs):
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.tree.end(tag)

    def handle_endtag(self, tag):
        self.tree.end(tag)

    def handle_data(self, data):
        if data.strip():
            self.tree.data(data)


def read_page(text):
    """The page's root element; every tag is closed in its turn."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.doctype == "DOCTYPE html"
    return reader.tree.close()


def words(element):
    """All that an element says, single-spaced."""
    return " ".join("".join(element.itertext()).split())


def of_class(element, name):
    """Every element within that has this class."""
    return [each for each in element.iter() if name in each.get("class", "").split()]
