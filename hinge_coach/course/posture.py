"""A drill's figure as frozen values: poses in joint angles, and the things the body holds or touches."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Placeholder of the figure's values."""
