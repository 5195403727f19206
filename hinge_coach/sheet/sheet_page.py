"""The whole page: today's headline and who should ask a doctor first, the drills, and when to stop."""

from collections.abc import Iterator
from importlib.resources import files

from hinge_coach.coach.amounts_in_words import clock, listed
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.rules import stop_signs
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.phrasebook import Phrasebook
from hinge_coach.printed.parts.drill_wording import called
from hinge_coach.sheet.drill_section import DrillSection, kit_of, title_of
from hinge_coach.sheet.html_elements import Element, Elements, document
from hinge_coach.sheet.svg_figures import SvgFigures

STYLE = "sheet.css"
FEW = 3  # drills that leave room for larger print on two or three pages
# Nothing may be fetched and no script may run, whatever came into the page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TODAY, _STOP = "today", "stop"
_BREATHE = stop_signs.CLINICIAN_AFTER[0]


def sheet_page(plan: Plan, person: PersonToday, time: str) -> str:
    """Today as an HTML document in ASCII that needs nothing beside it. `time` says in a sentence how long it takes."""
    make, drawings = Elements(Phrasebook(person.course.drills)), SvgFigures()
    sections = [
        DrillSection(f"drill-{count}", chosen, person, make, drawings).section()
        for count, chosen in enumerate(plan.chosen, 1)
    ]
    page = _Page(plan, person, make)
    main = make("main", page.today(time), *sections, page.stop())
    body = make("body", page.navigation(), main, drawings.drawn, class_="few" if len(sections) <= FEW else "many")
    return document(make("html", page.head(), body, lang="en"))


class _Page:
    def __init__(self, plan: Plan, person: PersonToday, make: Elements) -> None:
        self.plan = plan
        self.make = make
        self.day = f"{person.past.today:%A}, {person.past.today.day} {person.past.today:%B %Y}"

    def head(self) -> Element:
        make = self.make
        style = make("style")
        style.text = files("hinge_coach.sheet").joinpath(STYLE).read_text(encoding="ascii")  # ours, and of many lines
        return make(
            "head",
            make("meta", charset="utf-8"),
            make("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            make("meta", name="viewport", content="width=device-width, initial-scale=1"),
            make("meta", name="color-scheme", content="light dark"),
            make("title", f"Today's session: {self.day}"),
            style,
        )

    def navigation(self) -> Element:
        make = self.make
        links = [make("a", "Today", href=f"#{_TODAY}")]
        for count, chosen in enumerate(self.plan.chosen, 1):
            drill = chosen.drill
            word = drill.name[:1] if drill.bridge else drill.number
            links.append(make("a", word, href=f"#drill-{count}", aria_label=called(drill)))
        return make("nav", *links, make("a", "Stop", href=f"#{_STOP}", aria_label="When to stop"), aria_label="Parts")

    def today(self, time: str) -> Element:
        """What today is, who should ask a doctor first, and what comes."""
        make, plan = self.make, self.plan
        return make(
            "section",
            make("p", self.day, class_="day"),
            make("h1", plan.headline),
            make("p", time),
            *(make("p", line) for line in plan.advice),
            make("div", make("div", *self._before()), make("div", *self._to_come()), class_="two"),
            id=_TODAY,
        )

    def _before(self) -> Iterator[Element]:
        make = self.make
        yield make("h2", "Before you begin")
        yield make("p", stop_signs.CLINICIAN_LEAD)
        yield make("ul", *(make("li", line) for line in stop_signs.CLINICIAN_FIRST))
        yield make("p", f"{_BREATHE} If something hurts, stop.")

    def _to_come(self) -> Iterator[Element]:
        make, plan = self.make, self.plan
        if plan.chosen:
            yield make("h2", "What comes")
            yield make("ul", *self._listed(), class_="plan")
            if kit := kit_of(chosen.drill for chosen in plan.chosen):
                yield make("p", f"You need {listed(kit)}.")
            still = make("label", make("input", type="checkbox", id="still"), " Figures that stand still")
            yield make("p", still, class_="screen")
            yield make("p", "Swipe to the left for the first drill, and for each next one.", class_="swipe")
        if plan.left_out:
            yield make("h2", "Not today")
            yield make("ul", *self._left_out())

    def _listed(self) -> Iterator[Element]:
        for count, chosen in enumerate(self.plan.chosen, 1):
            make = self.make.about(chosen.drill.id)
            link = make("a", title_of(chosen.drill), href=f"#drill-{count}")
            yield make("li", link, f", {clock(paced_seconds(chosen.blocks))}{', if you like' * bool(chosen.ask)}")

    def _left_out(self) -> Iterator[Element]:
        for left in self.plan.left_out:
            yield self.make.about(left.drill.id)("li", f"{called(left.drill)}: {left.reason}")

    def stop(self) -> Element:
        """When to stop and whom to ask, the most urgent first; and what becomes of the ticks."""
        make = self.make
        signs: dict[tuple[str, ...], list[str]] = {}
        for sign in stop_signs.STOP_SIGNS:
            signs.setdefault(sign.ask.lines, []).append(sign.looks)
        signs[stop_signs.stopped_for_pain().lines] = [f"Pain of {stop_signs.ENDS_SESSION} or more out of 10"]
        told = (
            make("div", make("ul", *(make("li", each) for each in looks)), make("p", " ".join(lines)))
            for lines, looks in signs.items()
        )
        return make(
            "section",
            make("h2", "When to stop"),
            make("div", *told, class_="signs two"),
            make("h2", "Afterwards"),
            make("p", "This page keeps nothing: ", make("code", "hinge-coach log"), " asks and keeps what you did."),
            id=_STOP,
        )
