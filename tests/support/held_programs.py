"""What the stand-ins for programs that keep a display awake write down, and one that refuses."""

REFUSED = 'echo refused "$0" >> "$HELD"; exit 1'


def pid(words):
    """The process of one that was started: `words` is its line."""
    return int(words[0])
