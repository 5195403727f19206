"""From the words of `feel` to the muscles that a figure tints."""

import re
from functools import lru_cache

MUSCLES = {
    "hamstrings": r"hamstring|backs? of (?:the|your|both) (?:thigh|leg)",
    "glutes": r"glute|buttock|\bseat\b|\bbum\b",
    "abs": r"\babs?\b|abdom|belly|stomach",
    "hip-front": r"hip[- ]front|hip crease|hip flexor|fronts? of (?:the|your|that|each) hip",
    "upper-back": r"upper back|shoulder blade|between (?:the|your) shoulders",
    "lats": r"\blats?\b|sides? of (?:the|your) back|armpit",
}
# What is said of these is what should not be felt.
_NOT = re.compile(r"\b(?:not|never|no|nor|without|instead|rather|if|less)\b|n't\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def muscles(feel: str) -> frozenset[str]:
    """The muscles that a `feel` names, of MUSCLES; what follows a "not" or an "if" in its clause counts for none."""
    said = (_NOT.split(clause)[0] for clause in re.split(r"[.;:,!?]|\bbut\b", feel))
    text = " . ".join(said)
    return frozenset(name for name, words in MUSCLES.items() if re.search(words, text, re.IGNORECASE))
