"""What follows from pain that is told afterwards."""

import pytest

from hinge_coach.coach.log.logged_day import LoggedDay, LoggedPain
from hinge_coach.coach.rules.stop_signs import AN_EMERGENCY, EMERGENCY_SIGNS, SOON, SOON_SIGNS, pain_rule


@pytest.mark.parametrize(("level", "sign"), [(4, None), (None, "faint"), (2, "tingling")])
def test_where_a_session_would_have_ended_all_of_its_advice_is_given(level, sign):
    assert LoggedPain("wall-hinge", level, sign).advice == pain_rule(level, sign).lines


@pytest.mark.parametrize("sign", [*EMERGENCY_SIGNS, AN_EMERGENCY, *SOON_SIGNS, SOON], ids=lambda sign: sign.id)
def test_an_emergency_whoever_says_so_with_a_presenter_too_is_no_time_for_questions(sign):
    urgent = sign in (*EMERGENCY_SIGNS, AN_EMERGENCY)
    assert LoggedDay(pains=(LoggedPain("wall-hinge", 2, sign.id),)).emergency is urgent
