"""When to stop and whom to ask."""

import re

import pytest

from hinge_coach.coach.rules import stop_signs
from hinge_coach.coach.rules.stop_signs import STOP_SIGNS, pain_rule

# How much it hurts, the stop-sign, today's earlier levels; then: what follows, and what is said first.
TABLE = [
    (0, None, (), "go-on", "Good, then go on when you are ready."),
    (1, None, (), "go-on", "Go on gently, or stop: your choice."),
    (3, None, (), "go-on", "Go on gently, or stop: your choice."),
    (3, None, (3,), "go-on", "Go on gently, or stop: your choice."),
    (2, None, (1,), "end-drill", "Leave this drill for today."),
    (None, None, (), "end-drill", "Leave this drill for today."),
    (4, None, (), "end-session", "Stop here for today."),
    (9, None, (1,), "end-session", "Stop here for today."),
    (0, "tingling", (), "end-session", "Stop here for today."),
    (1, "faint", (), "end-session", "Stop here, and sit or lie down."),
    (None, "saddle", (), "end-session", "Stop here, and call the emergency services now."),
    (2, "an-unknown-one", (), "go-on", "Go on gently, or stop: your choice."),
]


@pytest.mark.parametrize(("level", "sign", "earlier", "kind", "said"), TABLE)
def test_pain_in_next_step_and_words_out(level, sign, earlier, kind, said):
    step = pain_rule(level, sign, earlier)
    assert (step.kind, step.lines[0]) == (kind, said)


def test_the_emergency_signs_call_the_emergency_services_and_the_others_name_whom_to_ask():
    emergencies = [sign.id for sign in STOP_SIGNS if sign.emergency]
    assert emergencies == ["chest-pain", "saddle", "both-legs", "accident"]
    for sign in STOP_SIGNS:
        step = pain_rule(0, sign.id)
        assert step.emergency == sign.emergency
        assert re.search("emergency services|doctor", " ".join(step.lines))
        assert re.search("emergency services|doctor", step.last)


def test_whoever_had_a_little_pain_hears_last_whom_to_ask_if_it_is_not_gone_within_a_day():
    for step in (pain_rule(2), pain_rule(None), pain_rule(2, None, (1,)), pain_rule(5)):
        assert step.last == "If the pain is not gone within a day, ask a doctor or a physiotherapist."
    assert pain_rule(0).last == ""


def test_pain_at_4_and_above_is_given_a_day_and_then_asks():
    assert pain_rule(4).lines[1:] == (
        "If the pain is not gone within a day, ask a doctor or a physiotherapist.",
        "If it is gone, begin again another day, without load.",
    )


def test_the_list_has_one_digit_a_line_with_room_for_none_of_these():
    assert max(len(stop_signs.EMERGENCY_SIGNS), len(stop_signs.SOON_SIGNS)) + 1 <= 9
    assert all(len(sign.looks) <= 60 for sign in STOP_SIGNS)


def test_no_line_names_a_diagnosis_or_frightens():
    lines = [*stop_signs.CLINICIAN_FIRST, *stop_signs.CLINICIAN_AFTER, stop_signs.CLINICIAN_LEAD]
    lines += [line for sign in STOP_SIGNS for line in (sign.looks, *sign.ask.lines)]
    frightening = r"danger|damage|injur|serious|risk|slipped|disc|hernia|sciatica|syndrome|never|!"
    assert not [line for line in lines if re.search(frightening, line, re.IGNORECASE)]


def test_the_clinician_screen_is_short():
    assert len(stop_signs.CLINICIAN_FIRST) == 5
