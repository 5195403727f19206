"""The settings that last: one table says what there is, what it may be, and how it stands in the commented file."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from hinge_coach.reading.clean_text import clean
from hinge_coach.reading.did_you_mean import nearest

if TYPE_CHECKING:
    from hinge_coach.reading.yaml_nodes import Node

NO_KIT = "none"
VOICES = ("auto", "off", "espeak-ng", "espeak", "spd-say", "say")
ON_OFF = ("on", "off")
VIEWS = ("auto", "screen", "plain", "json")
PACES = (0.5, 2.0)  # quicker, and no word fits into a phase of a second; slower, and a rep outlasts a breath [J]

_ITEM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_SWITCHES = {"true": "on", "yes": "on", "1": "on", "false": "off", "no": "off", "none": "off", "0": "off"}


class Settings(NamedTuple):
    """The settings in force. `kit` is None where none was ever said; `pace` is a factor on the seconds of a rep."""

    kit: frozenset[str] | None = None
    voice: str = "auto"
    sound: str = "on"
    view: str = "auto"
    pace: float = 1.0
    awake: str = "on"


class Wrong(Exception):
    """A value that can't be taken: what is wrong, the mend, and where it stands (None: where its key does)."""

    def __init__(self, what: str, mend: str, mark: Any = None) -> None:
        super().__init__(what, mend)
        self.what, self.mend, self.mark = what, mend, mark


class Setting(NamedTuple):
    """One setting: an example of its value, the comment above it, and how the value is read and written."""

    example: str
    prose: str
    read: "Callable[[str, Node], Any]"  # the key and what stands behind it; raises Wrong
    write: Callable[[Any], str]


def _text(key: str, node: "Node") -> str:
    """The one word behind a key."""
    text = getattr(node, "text", None)
    if text is None:
        raise Wrong(f"`{key}` takes one value", f"write `{key}: {SETTINGS[key].example}`", node.mark)
    if not clean(text):
        raise Wrong(f"`{key}` has no value", f"write `{key}: {SETTINGS[key].example}`, or delete the line")
    return clean(text)


def _one_of(*words: str) -> "Callable[[str, Node], str]":
    def read(key: str, node: "Node") -> str:
        text = _text(key, node)
        if text.lower() in words:
            return text.lower()
        switch = _SWITCHES.get(text.lower())
        near = switch if switch in words else nearest(text, words)
        mend = f"did you mean {near}?" if near else f"write {', '.join(words[:-1])} or {words[-1]}"
        raise Wrong(f"`{key}` can't be `{text[:40]}`", mend, node.mark)

    return read


def _kit(key: str, node: "Node") -> frozenset[str]:
    """A list of items, or one of them; `none` is an empty kit. An item that no drill names may be one of theirs."""
    found = set()
    for item in getattr(node, "items", (node,)):
        word = _text(key, item)
        if not _ITEM.fullmatch(word):
            mend = f"write its name in small letters and hyphens, as in {SETTINGS[key].example}"
            raise Wrong(f"`{word[:40]}` is not an item of kit", mend, item.mark)
        found.add(word)
    return frozenset(found - {NO_KIT})


def _pace(key: str, node: "Node") -> float:
    text = _text(key, node)
    if not _NUMBER.fullmatch(text) or not PACES[0] <= float(text) <= PACES[1]:
        raise Wrong(f"`{key}` can't be `{text[:40]}`", "write a number from 0.5 to 2, as in 1.2", node.mark)
    return float(text)


def _items(kit: frozenset[str]) -> str:
    return f"[{', '.join(sorted(kit))}]" if kit else NO_KIT


SETTINGS = {
    "kit": Setting(
        "[wall, plate, loop-band]", "Your equipment: items that hinge-coach kit lists, or none.", _kit, _items
    ),
    "voice": Setting(
        "auto",
        "The voice: auto (one that this computer has), off, or its name: espeak-ng, espeak, spd-say, say.",
        _one_of(*VOICES),
        str,
    ),
    "sound": Setting("on", "The ticks and tones between the words: on or off.", _one_of(*ON_OFF), str),
    "view": Setting(
        "auto",
        "How a session is shown: auto (screen if the terminal can, else plain), screen, plain or json.",
        _one_of(*VIEWS),
        str,
    ),
    "pace": Setting(
        "1",
        "Multiplies the seconds of each rep: 1.2 is slower, 0.8 is quicker, from 0.5 to 2. Holds and rests stay.",
        _pace,
        "{:g}".format,
    ),
    "awake": Setting("on", "Whether the display is kept awake while a session runs: on or off.", _one_of(*ON_OFF), str),
}
