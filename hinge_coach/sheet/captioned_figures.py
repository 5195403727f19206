"""A drill's figures with their captions: each movement, moving and at its two ends; each fault beside what is right."""

from collections.abc import Iterator, Sequence

from hinge_coach.coach.amounts_in_words import begun
from hinge_coach.course.drill import Block, Drill, Fault
from hinge_coach.course.poses import Figure, Pose
from hinge_coach.figure.body_in_motion import Posed, at_depth
from hinge_coach.figure.drill_picture_list import fault_pair
from hinge_coach.figure.working_muscles import muscles
from hinge_coach.sheet.html_elements import Element, Elements
from hinge_coach.sheet.posture_words import movement_words, still_words
from hinge_coach.sheet.svg_animation import animated_figure
from hinge_coach.sheet.svg_figures import SvgFigures


class CaptionedFigures:
    """Makes the figures of one drill out of those of the page, as HTML."""

    def __init__(self, drill: Drill, make: Elements, drawings: SvgFigures) -> None:
        self.drill = drill
        self.make = make
        self.drawings = drawings

    def movement(self, block: Block, figure: Figure) -> Iterator[Element]:
        """The movement as it is done, and its two ends side by side: one of them is shown."""
        working = muscles(block.feel or self.drill.feel)
        ends = _ends(block)
        said = movement_words(figure, *(pose for pose, _, _ in ends))
        yield animated_figure(block, figure, working, said, self.drawings)
        shots = (
            self._shot(at_depth(figure, depth, held=block.hold is not None), figure.pose(pose), word, working)
            for pose, word, depth in ends
        )
        yield self.make("div", *shots, class_="ends")

    def compared(self, fault: Fault) -> Element | None:
        """The wrong body beside the right one; None where the drill has no picture of the fault."""
        pair = fault_pair(self.drill, fault.id)
        if pair is None:
            return None
        wrong, right = pair
        right_pose = wrong.figure.pose(dict(wrong.figure.wrong)[fault.id].at)
        wrong_pose = wrong.figure.wrong_pose(fault.id) or right_pose
        return self.make(
            "div",
            self._shot(wrong, wrong_pose, "not so", kind="wrong"),
            self._shot(right, right_pose, "but so", kind="right"),
            class_="compared",
        )

    def _shot(
        self, posed: Posed, pose: Pose, word: str, working: frozenset[str] = frozenset(), kind: str = "end"
    ) -> Element:
        picture = self.drawings.still(posed, working, still_words(begun(word), posed.figure, pose))
        return self.make("figure", picture, self.make("figcaption", word), class_=kind)


def _ends(block: Block) -> Sequence[tuple[str, str, float]]:
    """The two ends of a block's movement: the pose, the word for it, and the depth, in the order of a rep."""
    if block.hold is not None:
        return ("top", "Stand", 0.0), ("hold", block.name, 1.0)
    top, bottom = ("top", "Top", 0.0), ("bottom", "Bottom", 1.0)
    return (bottom, top) if block.starts == "bottom" else (top, bottom)
