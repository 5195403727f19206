"""The few colours of the screen, by what they say; each reads on a dark and on a light background.

The four phases keep apart for colour-blind eyes (blue, orange, green, purple, after Okabe and Ito), and each also has
its own shape and word.
"""

from functools import lru_cache

from rich.color import ColorSystem
from rich.style import Style

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
    "windows": ColorSystem.WINDOWS,
}
# role: (256 colours and more, 16 colours). At least 3:1 against both black and white in the first.
_STYLES = {
    "": ("", ""),
    "strong": ("bold", "bold"),
    "quiet": ("color(244)", "dim"),
    "title": ("bold color(32)", "bold bright_blue"),
    "now": ("bold reverse", "bold reverse"),
    "key": ("bold", "bold"),
    "on": ("bold color(29)", "bold green"),
    "lower": ("bold color(32)", "bold bright_blue"),
    "bottom": ("bold color(166)", "bold magenta"),
    "rise": ("bold color(29)", "bold green"),
    "top": ("bold color(133)", "bold"),
    "hold": ("bold color(166)", "bold magenta"),
    "rest": ("bold color(31)", "bold cyan"),
    "ready": ("bold", "bold"),
    "side": ("bold", "bold"),
}
# The figure's parts: the body in the person's own text colour, what works in it set off, what stands around it quiet.
_STYLES |= {
    "figure.load": ("color(133)", "magenta"),
    "figure.prop": ("color(31)", "cyan"),
    "figure.floor": ("color(244)", "dim"),
    "figure.working": ("bold color(166)", "bold red"),
}
ROLES = tuple(filter(None, _STYLES))
_SHAPES = {
    "lower": ("▼", "v"),
    "bottom": ("■", "#"),
    "rise": ("▲", "^"),
    "top": ("●", "*"),
    "hold": ("■", "#"),
    "rest": ("○", "o"),
    "ready": ("◆", "+"),
    "side": ("↔", "<>"),
    "paused": ("‖", "||"),
}


def shape(phase: str, unicode: bool) -> str:
    """The sign of a phase, that says it without a colour."""
    return _SHAPES.get(phase, ("", ""))[0 if unicode else 1]


@lru_cache(maxsize=256)
def style(role: str, colour_system: str | None) -> Style:
    """How a role looks. Without colours bold, dim and reverse remain."""
    many, few = _STYLES.get(role, ("", ""))
    if colour_system is None:
        return Style.parse(few).without_color
    return Style.parse(many if colour_system in ("256", "truecolor") else few)


@lru_cache(maxsize=256)
def sgr(style: Style | None, colour_system: str | None) -> str:
    """The SGR parameters of a style, "" for plain text."""
    system = _SYSTEMS.get(colour_system or "", ColorSystem.STANDARD)
    painted = style.render("-", color_system=system) if style else "-"
    return painted.partition("m-")[0].removeprefix("\x1b[") if painted != "-" else ""
