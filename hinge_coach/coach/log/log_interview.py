"""The questions of a log asked one by one, with back and stop, until all is told."""

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.log.log_questions import KEEP, About, LogQuestions
from hinge_coach.coach.log.logged_day import LoggedDay
from hinge_coach.coach.practice_record import NO


def interview(questions: LogQuestions) -> LoggedDay | None:
    """Ask until all is told, or the person stops: what is to be kept, None for nothing.

    Who stops is asked whether to keep what was told of whole drills; who stops there keeps nothing.
    """
    while (question := questions.next()) is not None:
        answer = question.ask()
        if answer == key_actions.BACK:
            questions.take_back()
        elif answer == key_actions.STOP:
            if question.about.what == KEEP or not questions.told.something:
                return None
            questions.stopped = True
        elif answer == key_actions.OUCH:
            questions.ouch(question.about.drill)
        else:
            questions.answers[question.about] = answer
    told = questions.told
    return told if told.something and questions.answers.get(About(KEEP)) != NO else None
