"""Any bytes at all as a drill file: a clear message with its place or a drill, never a traceback, never a hang."""

import errno
import os
import socket
import time
from pathlib import Path

import pytest
import yaml

from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_file import read_drill
from hinge_coach.course.file.drill_template import skeleton
from hinge_coach.course.file.validation import check, check_files, read_files
from hinge_coach.reading import yaml_nodes
from hinge_coach.reading.file_bytes import LIMIT, Unreadable, read_bytes
from hinge_coach.reading.source_text import PROBLEMS

GOOD = skeleton("mine", 7).encode()
COURSE = read_course()
LINES = len(GOOD.splitlines())
AT_MOST = 2.0  # seconds of a core, for any file
needs_unix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes or sockets in folders here")

BOMB = b"a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n"
DEEP = "this is nested over 24 levels deep"

ATTACKS = {
    "nothing": (b"", "7-mine.yaml: is empty"),
    "comments": (b"# nothing\n" * 1000, "7-mine.yaml: is empty"),
    "a word": (b"hello", ":1:1: the file is “hello”"),
    "null": (b"~", ":1:1: the file is empty"),
    "a list": (b"[1, 2]", ":1:1: the file is a list"),
    "alias bomb": (BOMB, ":1:4: `&a` names this value; leave it out"),
    "self-reference": (b"a: &a [*a]\n", ":1:8: `*a` refers to another place; write out what is meant"),
    "self as key": (b"&a {*a : 1}", ":1:5: `*a` refers to another place"),
    "merge keys": (GOOD + b"<<: {name: Other}\n", "`<<` merges another map in here; write out the keys"),
    "merge bomb": (b"a: &a {x: 1}\nb: {<<: [*a, *a]}\n", ":2:5: `<<` merges another map in here"),
    "python tag": (b"!!python/object/apply:os.system [id]", "python/object/apply:os.system` gives this value a type"),
    "tag on a value": (GOOD.replace(b"order: 7", b"order: !!float 7"), ":6:8: the tag `tag:yaml.org,2002:float`"),
    "lone tag": (b"! a", ":1:1: the tag `!` gives this value a type; leave the tag out"),
    "anchor": (GOOD.replace(b"check: ", b"check: &c "), "`&c` names this value"),
    "lists in lists": (b"[" * 10_000, f":1:25: {DEEP}"),
    "a list too deep": (b"[" * 25 + b"]" * 25, f":1:25: {DEEP}"),
    "200 kB of depth": (b"[" * 200_000, f":1:25: {DEEP}"),
    "maps in maps": (b"{a: " * 50_000, f":1:97: {DEEP}"),
    "dashes": (b"- " * 100_000, f":1:49: {DEEP}"),
    "keys in keys": (b"? " * 100_000, f":1:49: {DEEP}"),
    "depth line by line": (b"[\n" * 100_000, f":25:1: {DEEP}"),
    "depth in a figure": (GOOD + b"measure: " + b"[" * 10_000 + b"]" * 10_000, f":{LINES + 1}:33: {DEEP}"),
    "depth behind depth": (b"a: [" + b"[" * 10 + b"\n" + b"{b: " * 5_000, f":2:49: {DEEP}"),
    "NUL": (GOOD[:500] + b"\0" + GOOD[500:], "holds the control character U+0000"),
    "escape": (GOOD.replace(b"check: ", b"check: \x1b[2J"), "holds the control character U+001B"),
    "only NUL": (b"\0" * 10_000, ":1:1: holds the control character U+0000"),
    "no UTF-8": (GOOD[:45] + b"\xff" + GOOD[45:], ":1:46: holds a byte (0xff) that is not UTF-8; save the file as"),
    "half a letter": (b"name: Caf\xc3", ":1:10: holds a byte (0xc3) that is not UTF-8"),
    "a surrogate in UTF-8": (b"name: \xed\xa0\x80", ":1:7: holds a byte (0xed) that is not UTF-8"),
    "latin-1": ("name: Café".encode("latin-1"), ":1:10: holds a byte (0xe9) that is not UTF-8"),
    "UTF-16": (GOOD.decode().encode("utf-16"), ":1:1: is UTF-16 or UTF-32; save the file as UTF-8"),
    "UTF-16 without a mark": ("format: 1".encode("utf-16-le"), ":1:2: holds the control character U+0000"),
    "duplicate keys": (GOOD + b"name: Other\n", "`name` stands here twice, first in line 7; keep one of them"),
    "5,000 duplicates": (b"a: 1\n" * 5_000, "7-mine.yaml: has more errors; correct these first"),
    "9,000 anchors": (b"".join(b"k%d: &a%d 1\n" % (n, n) for n in range(9_000)), ":1:5: `&a0` names this value"),
    "11,000 keys": (b"".join(b"k%d: 1\n" % n for n in range(11_000)), "the file holds over 10,000 values"),
    "11,000 items": (b"setup: [" + b"x," * 11_000 + b"]", "the file holds over 10,000 values"),
    "keys that are lists": (b"? [a, b]\n: c\n", ":1:3: this key is a list or a map; a key is one plain word"),
    "no key": (b'"": a\n', ":1:1: a key is missing here; write `key: value`"),
    "two documents": (GOOD + b"---\n" + GOOD, "a second document begins here; write one drill a file"),
    "250 kB of one word": (b"name: " + b"x" * 250_000, ":1:7: `name` has 250,000 characters; write text of at most 40"),
    "50 MB of one word": (b"name: " + b"x" * 50_000_000, "7-mine.yaml: is larger than 256 kB"),
    "quotes": (b'"' * 200_001, ":1:3: "),
    "colons": (b":" * 200_000, "a colon is in a place where no key can be"),
    "spaces": (b" " * 250_000, "7-mine.yaml: is empty"),
    "lines": (b"\n" * 250_000, "7-mine.yaml: is empty"),
    "a tab": (b"format: 1\n\tid: mine\n", ":2:1: "),
    "an at sign": (b"name: @home", ":1:7: no value can begin with this character; put such text in quotes"),
    "a colon in text": (b"name: a: b", ":1:8: a colon is in a place where no key can be; put such text in quotes"),
    "an open quote": (b'name: "abc\n', ":1:7: a quote that opens here is never closed; close it"),
    "an open bracket": (b"kit: [a, b\nname: x\n", ":1:6: this list in brackets is not closed or lacks a comma"),
    "a backslash": (b'name: "a\\qb"\n', ":1:9: this backslash means nothing inside double quotes"),
    "too high a letter": (b'name: "\\U00110000"\n', ":1:8: this escape stands for no character; write the"),
    "a step to the left": (b"a:\n  b: 1\n c: 2\n", ":3:2: this line does not fit the lines above"),
    "a tab before the first item": (b"setup:\n\t- Stand\n", ":2:1: a tab indents this line; indent with spaces"),
    "a colon in braces": (b"a:\n  - {fix: Remember: shins}\n", ":2:19: a colon is in a place where no key can be; put"),
    "an apostrophe": (
        b"a: 1\nname: 'Suitcase hinge's bell'\n",
        ":2:23: the text goes on after its closing quote; put all",
    ),
    "words after a quote": (b'- {say: "Chest" up, b: 1}\n', ":1:17: the text goes on after its closing quote; put all"),
    "a forgotten dash": (b"cues:\n  - {say: A}\n  {say: B}\n", ":3:3: this line is not `key: value`; begin each item"),
    "a dash without a space": (
        b"setup:\n  - A\n  -B\nb: 1\n",
        ":3:3: a dash stands right before its text; write a space",
    ),
    "a key too far right": (
        b"name: Foo\n  summary: bar\n",
        ":2:10: this key is indented further than the one above it",
    ),
    "a hash in braces": (b"work:\n  - {name: Hold #2, sets: 1}\n", ":2:5: a `#` in here begins a comment, so that"),
    "a colon in an item": (
        GOOD.replace(b"- Soften your", b"- Knees: soften your"),
        "`setup` is a map; put text that holds a colon",
    ),
    "a directive": (
        b"# mine\n%x\n---\na: 1",
        ":2:1: a line that begins with `%` does not belong to this format; leave it out",
    ),
    "YAML's version": (
        b"%YAML 1.2\n---\na: 1",
        ":1:1: a line that begins with `%` does not belong to this format",
    ),
}


class Wordless(yaml.SafeLoader):
    """PyYAML as it may be one day: it tells where it gave up, in no words that are known today."""

    def get_event(self) -> yaml.Event:
        try:
            return super().get_event()
        except yaml.MarkedYAMLError as error:
            error.problem, error.context = "?", error.context_mark and "?"
            raise


PARSERS = {
    "libyaml": (yaml_nodes._Parser, yaml.SafeLoader),
    "pure": (yaml.SafeLoader, yaml.SafeLoader),
    "in other words": (yaml_nodes._Parser, Wordless),
}
TOLD_BY = [
    pytest.param(*parsers, *attack, id=f"{by}-{name}")
    for by, parsers in PARSERS.items()
    for name, attack in ATTACKS.items()
    if parsers[1] is not Wordless or len(attack[0]) < 10_000  # size costs the same, whatever the words
]


@pytest.mark.parametrize(("parser", "pure", "content", "said"), TOLD_BY)
def test_whatever_the_bytes_there_is_a_clear_message_with_its_place(tmp_path, monkeypatch, parser, pure, content, said):
    monkeypatch.setattr(yaml_nodes, "_Parser", parser)
    monkeypatch.setattr(yaml, "SafeLoader", pure)
    path = tmp_path / "7-mine.yaml"
    path.write_bytes(content)
    begun = time.process_time()
    files, _ = read_files([path])
    problems = check_files(files)
    assert time.process_time() - begun < AT_MOST
    assert any(said in str(problem) for problem in problems), "\n".join(map(str, problems))
    assert len(problems) <= PROBLEMS + 1
    assert all(str(problem).isprintable() and len(problem.what) < 400 for problem in problems)
    assert files.drills[0].drill is None


def test_a_parser_with_a_limit_of_its_own_changes_no_word_about_depth(tmp_path, monkeypatch):
    class Limited:
        """As a libyaml that gives up before it has told of anything."""

        def __init__(self, raw: bytes) -> None:
            pass

        def get_event(self) -> None:
            raise yaml.parser.ParserError("here", None, "too much", yaml.Mark("", 0, 0, 900, None, None))

    path = tmp_path / "7-mine.yaml"
    path.write_bytes(b"a: " + b"[" * 500)
    said = list(map(str, check([path])))
    monkeypatch.setattr(yaml_nodes, "_Parser", Limited)
    assert list(map(str, check([path]))) == said
    assert said == [f"{path}:1:27: {DEEP}; a drill needs no more than seven"]


@pytest.mark.parametrize(
    "content",
    [GOOD, b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), b"---\n" + GOOD + b"...\n"],
    ids=["plain", "byte order mark", "Windows lines", "document marks"],
)
@pytest.mark.parametrize("parser", [yaml_nodes._Parser, yaml.SafeLoader], ids=["libyaml", "pure"])
def test_what_editors_do_to_a_file_does_not_hurt_it(tmp_path, monkeypatch, content, parser):
    monkeypatch.setattr(yaml_nodes, "_Parser", parser)
    path = tmp_path / "7-mine.yaml"
    path.write_bytes(content)
    assert check([path], COURSE) == []


def said_of(path: Path) -> str:
    """What is said of a path that cannot be read, without the path."""
    (problem,) = check([path])
    return str(problem).removeprefix(f"{path}: ")


@needs_unix
def test_only_an_ordinary_file_is_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's address must be short
    os.mkfifo(tmp_path / "pipe.yaml")
    assert said_of(tmp_path / "pipe.yaml") == "is a pipe; a drill is a regular text file"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.yaml")
        assert said_of(tmp_path / "socket.yaml") == "is a socket; a drill is a regular text file"
    assert said_of(Path("/dev/null")) == "is a device; a drill is a regular text file"
    (tmp_path / "folder.yaml").mkdir()
    assert read_drill(tmp_path / "folder.yaml").problems[0].what == "is a folder"


@needs_unix
def test_a_link_is_followed_to_a_file_and_a_circle_is_told(tmp_path):
    (tmp_path / "file").write_bytes(GOOD)
    (tmp_path / "7-mine.yaml").symlink_to(tmp_path / "file")
    assert read_drill(tmp_path / "7-mine.yaml").drill is not None
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    assert said_of(tmp_path / "a.yaml") == "is a link that points to itself; make it a file, or point the link at one"
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert said_of(tmp_path / "gone.yaml") == "is not there; check the name and the folder"


@needs_unix
def test_a_folder_full_of_traps_costs_a_line_each_and_the_course_goes_on(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "circle.yaml").symlink_to(tmp_path / "circle.yaml")
    (tmp_path / "bomb.yaml").write_bytes(BOMB)
    (tmp_path / "7-mine.yaml").write_bytes(GOOD)
    course = read_course(own=tmp_path)
    assert course.find("mine").order == 7
    assert len(course.problems) == 4


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path):
    (tmp_path / "secret.yaml").write_bytes(GOOD)
    (tmp_path / "secret.yaml").chmod(0)
    assert said_of(tmp_path / "secret.yaml") == "may not be read; allow it with chmod u+r"


def test_paths_that_are_none_are_told(tmp_path):
    (tmp_path / "file").write_bytes(GOOD)
    assert said_of(tmp_path / "missing.yaml") == "is not there; check the name and the folder"
    assert said_of(tmp_path / "file" / "below.yaml").startswith(f"cannot be read ({os.strerror(errno.ENOTDIR)})")
    assert "has a name that no file can have; rename it" in str(check([Path("a\0b.yaml")])[0])
    assert os.strerror(errno.ENAMETOOLONG) in str(check([Path("x" * 5000)])[0])


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(tmp_path, monkeypatch):
    path = tmp_path / "grows.yaml"
    path.write_bytes(GOOD)
    asked = []

    def endless(descriptor: int, size: int) -> bytes:
        asked.append(size)
        return b"x" * size

    monkeypatch.setattr(os, "read", endless)
    with pytest.raises(Unreadable, match="is larger than 256 kB"):
        read_bytes(path)
    assert sum(asked) <= LIMIT + 2 * 16_384


def test_a_disk_that_fails_while_it_is_read_is_told(tmp_path, monkeypatch):
    path = tmp_path / "disk.yaml"
    path.write_bytes(GOOD)

    def broken(descriptor: int, size: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", broken)
    assert said_of(path) == "cannot be read (Input/output error); check the disk, or copy the file again"


@needs_unix
def test_a_file_name_is_text_as_well(tmp_path):
    name = os.fsdecode(b"\x1b]0;owned\x07\xff\xe2\x80\xae.yaml")
    try:
        (tmp_path / name).write_bytes(b"a: 1")
    except OSError:
        pytest.skip("this disk has no such names")
    course = read_course(own=tmp_path)
    assert "�]0;owned���.yaml:1:1: " in course.problems[0]
    assert course.problems[0].isprintable()


def test_what_a_file_says_is_never_an_instruction_to_the_terminal(tmp_path):
    path = tmp_path / "7-mine.yaml"
    path.write_bytes(GOOD.replace(b"What it teaches, in one line", b'"\\e[31m\\u202e[red]\\x9bm \\u200b\\x07t"'))
    drill = read_drill(path).drill
    assert drill is not None and drill.summary == "[31m[red]m t"
    (path).write_bytes(b'"\\e]0;x\\a\\u202e": 1\n')
    assert "a drill has no key `]0;x`" in str(check([path])[0])
