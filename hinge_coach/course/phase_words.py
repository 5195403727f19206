"""What each phase of a set is called, on the screen and in the voice: one word for one phase."""

PHASE_WORDS = {"lower": "Down", "bottom": "Stay", "rise": "Up", "top": "Squeeze", "hold": "Hold"}
# Every span of a session, those around a set among them.
SPAN_WORDS = {**PHASE_WORDS, "ready": "Get ready", "side": "Change sides", "rest": "Rest"}
