"""The nearest right word for a misspelt one."""

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that was most likely meant by `word`, or None where none is near."""
    from difflib import get_close_matches

    wanted = word[:60].strip().lower().replace("_", "-").replace(" ", "-")
    known = {each.lower().replace("_", "-"): each for each in words}
    if wanted in known:
        return known[wanted]
    close = get_close_matches(wanted, known, n=1, cutoff=0.6)
    within = [each for each in known if len(wanted) > 2 and (each.startswith(wanted) or wanted in each.split("-"))]
    return known[(close or within)[0]] if close or within else None


def meant(word: str, words: Iterable[str]) -> str:
    """A question to end an error with, `did you mean X?`, or nothing where no word is near."""
    near = nearest(word, words)
    return f"did you mean {near}?" if near else ""
