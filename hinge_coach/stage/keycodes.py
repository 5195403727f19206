"""Bytes from a terminal to the names of keys. Pure; what is no key of ours is passed over whole."""

from codecs import getincrementaldecoder

_ESC = 0x1B
_LONGEST = 64  # bytes; no key is longer, so a longer beginning is noise

NAMED = {
    b"\x1b[A": "up", b"\x1bOA": "up", b"\x1b[B": "down", b"\x1bOB": "down",
    b"\x1b[C": "right", b"\x1bOC": "right", b"\x1b[D": "left", b"\x1bOD": "left",
    b"\x1b[5~": "pgup", b"\x1b[6~": "pgdn", b"\x1b[H": "home", b"\x1b[F": "end",
    b"\x1b[15~": "f5", b"\x1b[15;2~": "f5", b"\x1b[[E": "f5",  # some presenters hold Shift down for it
}  # fmt: skip
_PLAIN = {"\r": "enter", "\n": "enter", " ": "space", "\x7f": "backspace", "\x08": "backspace", "\t": "tab"}


class KeyDecoder:
    """Turns what was read into key names, however the bytes were cut. `pending`: an escape sequence is half read."""

    def __init__(self) -> None:
        self._held = b""
        self._text = getincrementaldecoder("utf-8")("ignore")

    @property
    def pending(self) -> bool:
        return bool(self._held)

    def feed(self, data: bytes) -> list[str]:
        """The keys completed by `data`. A letter is given in lower case: caps lock must not take a key away."""
        self._held += data
        keys = []
        while self._held:
            if self._held[0] == _ESC:
                length = _sequence_length(self._held)
                if length == 0:
                    if len(self._held) > _LONGEST:
                        self._held = b""
                    break
                sequence, self._held = self._held[:length], self._held[length:]
                if sequence == b"\x1b":
                    keys.append("esc")
                elif sequence in NAMED:
                    keys.append(NAMED[sequence])
            else:
                end = self._held.find(b"\x1b")
                plain, self._held = (self._held, b"") if end < 0 else (self._held[:end], self._held[end:])
                keys += filter(None, map(_named, self._text.decode(plain)))
        return keys

    def settle(self) -> list[str]:
        """Nothing followed in time: a lone Esc was the key; half a sequence was noise."""
        held, self._held = self._held, b""
        return ["esc"] if held == b"\x1b" else []


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
