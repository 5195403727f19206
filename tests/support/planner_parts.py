"""What the tests of planner share."""

LEARNED = "{0} yes 12 days ago, {0} yes 10 days ago"


FRESH = "{0} yes 6 days ago, {0} yes 4 days ago"


def learned(numbers, how=FRESH):
    return ", ".join(how.format(number) for number in numbers.split())
