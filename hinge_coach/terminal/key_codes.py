"""Bytes from a terminal to the names of keys. Pure; what is no key of ours is passed over whole."""

import re
from codecs import getincrementaldecoder

_ESC = 0x1B
_LONGEST = 1024  # bytes; no key and no answer of a terminal is longer, so a longer beginning is noise
_PASTE, _PASTED = b"\x1b[200~", b"\x1b[201~"  # the marks around what is pasted, where a terminal was asked for them
# The answer to where the cursor is: row and column. From the first row it would be what F3 sends with Shift or Ctrl.
_CURSOR = re.compile(rb"\x1b\[([2-9]|[1-9]\d{1,3});(\d{1,4})R")
# Seconds to wait for what is missing: all of a sequence after its Esc, also over a slow line; the rest of a longer one,
# which is no key in any case; and, as the mark at its end may be lost, more of what is being pasted.
_ESC_ALONE, _CUT, _QUIET = 0.05, 0.5, 1.0
# Not every terminal marks a paste (GNU screen does not): so many different letters in one read are pasted as well, for
# nobody presses as many keys within the millisecond that a read takes; and so is what follows until it is quiet.
_LETTERS_AT_ONCE, _UNMARKED_QUIET = 3, 0.1

NAMED = {
    b"\x1b[A": "up", b"\x1bOA": "up", b"\x1b[B": "down", b"\x1bOB": "down",
    b"\x1b[C": "right", b"\x1bOC": "right", b"\x1b[D": "left", b"\x1bOD": "left",
    b"\x1b[5~": "pgup", b"\x1b[6~": "pgdn", b"\x1b[H": "home", b"\x1b[F": "end",
    b"\x1b[15~": "f5", b"\x1b[15;2~": "f5", b"\x1b[[E": "f5",  # some presenters hold Shift down for it
}  # fmt: skip
_PLAIN = {"\r": "enter", "\n": "enter", " ": "space", "\x7f": "backspace", "\x08": "backspace", "\t": "tab"}


class KeyDecoder:
    """Turns what was read into key names, however the bytes were cut. What is pasted is no key.

    `awaited`: the terminal was asked where its cursor is. Its answer is kept in `cursor`, row and column from 1.
    """

    def __init__(self) -> None:
        self.awaited = False
        self.cursor: tuple[int, int] | None = None
        self.pasting = False
        self._unmarked_paste = False
        self._held = b""
        self._esc_begins_answer = False
        self._text = getincrementaldecoder("utf-8")("ignore")

    def await_cursor(self) -> None:
        """The terminal was asked where its cursor is."""
        self.awaited = self._esc_begins_answer = True

    @property
    def patience(self) -> float | None:
        """Seconds to wait for the rest of what is half read, before `settle`; None where nothing is."""
        if self.pasting:
            return _QUIET
        if self._held == b"\x1b" and not self._esc_begins_answer:
            return _ESC_ALONE
        if self._held:
            return _CUT
        return _UNMARKED_QUIET if self._unmarked_paste else None

    def feed(self, data: bytes) -> list[str]:
        """The keys completed by `data`. A letter is given in lower case: caps lock must not take a key away."""
        self._held += data
        keys: list[str] = []
        while self._held:
            if self.pasting:
                if not self._skip_pasted():
                    break
            elif self._held[0] == _ESC:
                length = _sequence_length(self._held)
                if length == 0:
                    if len(self._held) > _LONGEST:
                        self._held = b""
                    break
                sequence, self._held = self._held[:length], self._held[length:]
                keys += self._meant(sequence)
            else:
                end = self._held.find(b"\x1b")
                plain, self._held = (self._held, b"") if end < 0 else (self._held[:end], self._held[end:])
                keys += self._typed(self._text.decode(plain))
        return keys

    def _typed(self, text: str) -> list[str]:
        """The keys of what came at once, none where it is too much for a person."""
        self._unmarked_paste |= len(set(filter(str.isalpha, text.lower()))) >= _LETTERS_AT_ONCE
        return [] if self._unmarked_paste else list(filter(None, map(_named, text)))

    def _meant(self, sequence: bytes) -> list[str]:
        """The key of a whole sequence; what else it may be is noted."""
        if sequence == b"\x1b":
            return ["esc"]
        if sequence == _PASTE:
            self.pasting = True
        elif self.awaited and (answer := _CURSOR.fullmatch(sequence)):
            self.awaited = self._esc_begins_answer = False
            self.cursor = (int(answer[1]), int(answer[2]))
        return [NAMED[sequence]] if sequence in NAMED else []

    def _skip_pasted(self) -> bool:
        """Pass over what is pasted; False while its end has not come."""
        end = self._held.find(_PASTED)
        self.pasting = end < 0
        # What is held back may be the first bytes of the mark.
        self._held = self._held[1 - len(_PASTED) :] if end < 0 else self._held[end + len(_PASTED) :]
        return end >= 0

    def settle(self) -> list[str]:
        """Nothing followed in time: a lone Esc was the key; half a sequence was noise, and a paste is over."""
        held, self._held = self._held, b""
        pasted, self.pasting = self.pasting, False
        self._unmarked_paste = False
        if held != b"\x1b" or pasted:
            return []
        self._esc_begins_answer = False  # a terminal that never answers shall not make every Esc slow
        return ["esc"]


def _named(character: str) -> str | None:
    return _PLAIN.get(character) or (character.lower() if character.isprintable() else None)


def _sequence_length(data: bytes) -> int:
    """How many bytes the escape sequence at the start takes (ECMA-48); 0 while it is not whole."""
    if len(data) == 1:
        return 0
    kind = data[1:2]
    if kind == b"\x1b":
        return 1
    if kind == b"O":
        return 3 if len(data) > 2 else 0
    if kind in b"]P_^X":  # a terminal's own answer, closed by BEL or ESC \
        ends = [end + size for mark, size in ((b"\x07", 1), (b"\x1b\\", 2)) if (end := data.find(mark, 2)) >= 0]
        return min(ends, default=0)
    if kind != b"[":
        return 2
    if data[2:3] == b"[":  # the Linux console's function keys
        return 4 if len(data) > 3 else 0
    for index in range(2, len(data)):
        if 0x40 <= data[index] <= 0x7E:
            return index + 1
        if not 0x20 <= data[index] <= 0x3F:
            return index
    return 0
