"""The picture of the screen for the README: the screen's own cells, the same every time."""

from xml.etree import ElementTree

from drawn_screens import CUE, LOWER
from screen_svg import svg


def words(document):
    texts = (element.text or "" for element in ElementTree.fromstring(document).iter())
    return [text for text in texts if text.strip()]


def test_the_picture_is_the_same_every_time():
    assert svg(LOWER, 80, 24) == svg(LOWER, 80, 24)


def test_the_picture_shows_the_words_of_the_screen():
    said = words(svg(LOWER, 40, 12))
    assert "4 Band Pull-through" in said and CUE in said and "13 min left" in said


def test_block_digits_and_the_figure_are_shapes_that_need_no_font():
    said = "".join(words(svg(LOWER, 80, 24)))
    assert not any("\u2580" <= char <= "\u259f" or "\u2800" < char <= "\u28ff" for char in said)


def test_the_picture_has_no_date_and_no_random_name():
    assert " id=" not in svg(LOWER, 80, 24) and "20" not in "".join(words(svg(LOWER, 80, 24)))
