"""A figure that moves at its block's tempo, as SVG with its own animation (SMIL): no script, and no frame rate.

It has the phase and a bar that fills below it. Style can't stop it, so that it is to be put away as a whole where
somebody wants less motion, and its two ends shown instead.
"""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from hinge_coach.course.drill import Block
from hinge_coach.course.phase_words import PHASE_WORDS
from hinge_coach.course.poses import Figure
from hinge_coach.figure.drill_picture import moving_shapes
from hinge_coach.sheet.animation_keyframes import EVENLY, Keyframe, keyframes
from hinge_coach.sheet.html_elements import Element, add_text, element
from hinge_coach.sheet.svg_figures import SvgFigures, frame, path, width_of
from hinge_coach.sheet.svg_paths import UNIT, Group, groups, in_equal_pieces

BAR = 14  # the bar's height, in thousandths of a body height
LETTERS = 0.07  # the height of letters, in parts of the picture's width or of a body's height


def animated_figure(block: Block, figure: Figure, muscles: frozenset[str], said: str, drawings: SvgFigures) -> Element:
    """The figure of a block in motion, for ever, with its phase below; `said` to whoever can't see it."""
    letters = round(LETTERS * max(UNIT, width_of(figure)))
    picture = frame(figure, said, kind="moving", below=2 * letters)
    picture.append(drawings.ground(figure))
    once = keyframes(block, figure)
    drawn = in_equal_pieces([groups(moving_shapes(moment.posed, muscles)) for moment in once])
    forms = [tuple(group.form for group in parts) for parts in drawn]
    for form in dict.fromkeys(forms):
        picture.append(_in_motion(drawn, [each == form for each in forms], once))
    picture.extend(_phases(once, letters, picture.get("viewBox", "").split()))
    return picture


def _in_motion(drawn: Sequence[Sequence[Group]], has_form: Sequence[bool], once: Sequence[Keyframe]) -> Element:
    """The groups of one form on their way, seen at the moments that have it."""
    known = [index for index, has in enumerate(has_form) if has]
    nearest = [min(known, key=partial(_apart, here)) for here in range(len(once))]
    together = element("g")
    ways = [moment.way for moment in once]
    for at, group in enumerate(drawn[known[0]]):
        together.append(moving := path(group))
        outlines = (drawn[index][at].outline for index in nearest)
        _animate(moving, "d", [(moment.at, outline) for moment, outline in zip(once, outlines, strict=True)], ways)
    _animate(together, "visibility", [(moment.at, _seen(has)) for moment, has in zip(once, has_form, strict=True)])
    return together


def _apart(here: int, there: int) -> int:
    return abs(here - there)


def _phases(once: Sequence[Keyframe], letters: int, view: Sequence[str]) -> list[Element]:
    """The word of each phase with its seconds, seen while it lasts, and a bar that fills meanwhile."""
    left, _, width, _ = view
    begun = [(phase, next(span).at) for phase, span in groupby(once, lambda moment: moment.phase)]
    over = once[-1].at
    words, filled = [], []
    for (phase, at), end in zip(begun, [*(at for _, at in begun[1:]), over], strict=True):
        filled += [(at, "0"), (end, width if phase else "0")]
        if phase:
            word = element("text", x=left, y=f"{1.4 * letters:.0f}", font_size=f"{letters}")
            add_text(word, f"{PHASE_WORDS[phase]} {end - at:g} s")
            _animate(word, "visibility", [*((since, _seen(since == at)) for _, since in begun), (over, _seen(False))])
            words.append(word)
    bar = element("rect", class_="bar", x=left, y=f"{1.7 * letters:.0f}", width="0", height=f"{BAR}")
    _animate(bar, "width", filled, [EVENLY] * len(filled))
    return [*words, bar]


def _seen(so: bool) -> str:
    return "inherit" if so else "hidden"


def _animate(what: Element, name: str, values: Sequence[tuple[float, str]], ways: Sequence[str] = ()) -> None:
    """Give an attribute each of these values at its second, for ever; the last ends the round.

    It goes to the next value by its way, or at once where there are no `ways`. Where all are the same nothing moves.
    """
    lasts = values[-1][0]
    if len({value for _, value in values}) < 2:
        return
    how = {"calcMode": "spline", "keySplines": ";".join(ways[:-1])} if ways else {"calcMode": "discrete"}
    times = ";".join(f"{at / lasts:.4f}".rstrip("0").rstrip(".") for at, _ in values)
    told = ";".join(value for _, value in values)
    what.append(
        element(
            "animate",
            attributeName=name,
            values=told,
            keyTimes=times,
            dur=f"{lasts:g}s",
            repeatCount="indefinite",
            **how,
        )
    )
