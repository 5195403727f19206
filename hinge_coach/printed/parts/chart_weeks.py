"""Which weeks the charts of `progress` show: the charts and their JSON begin on the same Monday."""

from datetime import date, timedelta

WEEKS = 12  # that are shown; the last one is the week of today


def first_monday(today: date) -> date:
    """The Monday of the first week that is shown."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
