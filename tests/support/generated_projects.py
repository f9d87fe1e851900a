"""Made-up projects of real organisations, the same on every machine.

The organisations are those of ``data/ec_ka120_vet_2021_excerpt.csv``. Everything else is made
up, and the titles and sources say so.
"""

from __future__ import annotations

import csv
import datetime
import random
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import attrs

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, Project
from erasmus_ka1.projects import ProjectSection
from erasmus_ka1.taxonomy import Aspect, Outcome, TargetGroup

__all__ = ["generated_projects"]

T = TypeVar("T")

_ORGANISATIONS = Path(__file__).parent.parent / "data" / "ec_ka120_vet_2021_excerpt.csv"
# Belgium has an agency each for French, Dutch and German.
_LANGUAGES = {
    "AT01": "de",
    "BE01": "fr",
    "BE02": "nl",
    "BE03": "de",
    "LU01": "fr",
    "NL01": "nl",
    "NO01": "no",
    "PL01": "pl",
}


@attrs.frozen
class _Phrases:
    """The texts for projects in one language."""

    titles: tuple[str, ...]
    sources: tuple[str, ...]
    summary: str
    follow_up: str
    evidence: dict[str, tuple[str, ...]]


_PHRASES = {
    "nl": _Phrases(
        ("Stages in het buitenland (voorbeeld)", "Vakmanschap over de grens (voorbeeld)"),
        ("Deelnemersenquête (voorbeeld)", "Gesprek na de terugkeer (voorbeeld)"),
        "Onze leerlingen liepen stage over de grens; hun docenten keken mee (voorbeeld).",
        "De partners blijven elkaars leerlingen ontvangen.\n\nDe stage staat in de studiegids.",
        {
            "learners": (
                "Na drie weken nam ik zelf de telefoon op. Dat durfde ik thuis niet eens.",
                "Vijf op de zes deelnemers zeggen dat hun vakkennis is gegroeid.",
                "Ik heb er vrienden aan overgehouden.\nIn mei komen zij hierheen.",
            ),
            "staff": (
                "Wij beoordelen nu samen met het leerbedrijf; dat zag ik in Vejle.",
                "Twee collega's geven sindsdien een deel van hun lessen in het Engels.",
            ),
            "organisations": (
                "De school tekende met vier partners een overeenkomst voor drie jaar.",
                "De leerresultaten staan voortaan op het diplomasupplement.",
            ),
        },
    ),
    "en": _Phrases(
        ("Work placements abroad (example)", "Skills without borders (example)"),
        ("Participant survey (example)", "Conversation after the return (example)"),
        "Our learners worked abroad while their teachers watched and learned (example).",
        "The partners go on hosting each other’s learners.\n\nThe placement is in the curriculum.",
        {
            "learners": (
                "By the third week I was answering the phone. At home I would not have dared to.",
                "Five in six participants say that they know their trade better.",
                "“They let me set up the whole sound desk” – and it worked.",
            ),
            "staff": (
                "We now assess together with the company, as I saw it done in Vejle.",
                "Two colleagues have since taught part of their lessons in English.",
            ),
            "organisations": (
                "The school has signed an agreement with four partners for three years.",
                "Learning outcomes are now recorded in the certificate supplement.",
            ),
        },
    ),
    "de": _Phrases(
        ("Praktika im Ausland (Beispiel)", "Handwerk über Grenzen (Beispiel)"),
        ("Befragung der Teilnehmenden (Beispiel)", "Gespräch nach der Rückkehr (Beispiel)"),
        "Unsere Lernenden arbeiteten im Ausland, ihre Lehrkräfte sahen zu (Beispiel).",
        "Die Partner nehmen weiterhin Lernende auf.\n\nDas Praktikum steht im Lehrplan.",
        {
            "learners": (
                "Nach drei Wochen ging ich selbst ans Telefon – daheim hätte ich mich nie getraut.",
                "Fünf von sechs Teilnehmenden geben an, ihr Fach nun besser zu beherrschen.",
                "Ich würde sofort wieder hinfahren.",
            ),
            "staff": (
                "Die Prüfung nehmen wir jetzt gemeinsam mit dem Betrieb ab.",
                "Zwei Kolleginnen unterrichten seither zum Teil auf Englisch.",
            ),
            "organisations": (
                "Mit vier Partnern besteht eine Vereinbarung für drei Jahre.",
                "Die Lernergebnisse stehen nun in der Zeugniserläuterung.",
            ),
        },
    ),
    "fr": _Phrases(
        ("Stages à l’étranger (exemple)", "Des métiers sans frontières (exemple)"),
        ("Enquête auprès des participants (exemple)", "Entretien au retour (exemple)"),
        "Nos élèves ont travaillé à l’étranger, sous le regard de leurs enseignants (exemple).",
        "Les partenaires continuent d’accueillir des élèves.\n\nLe stage est au programme.",
        {
            "learners": (
                "Au bout de trois semaines, je répondais au téléphone ; chez moi, jamais !",
                "Cinq participants sur six disent mieux maîtriser leur métier.",
                "« Ils m’ont confié toute la cuisine » : quelle fierté.",
            ),
            "staff": (
                "L’évaluation se fait désormais avec l’entreprise.",
                "Deux collègues donnent depuis lors une partie de leurs cours en anglais.",
            ),
            "organisations": (
                "L’école a signé avec quatre partenaires un accord de trois ans.",
                "Les acquis figurent maintenant dans le supplément au certificat.",
            ),
        },
    ),
    "no": _Phrases(
        ("Praksis i utlandet (eksempel)", "Fagfolk over grensene (eksempel)"),
        ("Deltakerundersøkelse (eksempel)", "Samtale etter hjemkomsten (eksempel)"),
        "Elevene våre hadde praksis i utlandet, og lærerne fulgte med (eksempel).",
        "Partnerne fortsetter å ta imot elever.\n\nPraksisen står i fagplanen.",
        {
            "learners": (
                "Etter tre uker tok jeg telefonen selv. Det hadde jeg aldri våget hjemme.",
                "Fem av seks deltakere sier at de kan faget sitt bedre.",
                "Å være den nye på båten var det beste.",
            ),
            "staff": (
                "Vi vurderer nå sammen med bedriften.",
                "To kolleger underviser siden da delvis på engelsk.",
            ),
            "organisations": (
                "Skolen har inngått en avtale med fire partnere for tre år.",
                "Læringsutbyttet føres nå i fagbrevets vedlegg.",
            ),
        },
    ),
    "pl": _Phrases(
        ("Praktyki za granicą (przykład)", "Zawód bez granic (przykład)"),
        ("Ankieta uczestników (przykład)", "Rozmowa po powrocie (przykład)"),
        "Nasi uczniowie odbyli praktyki za granicą, a nauczyciele się przyglądali (przykład).",
        "Partnerzy nadal przyjmują uczniów.\n\nPraktyka jest w programie nauczania.",
        {
            "learners": (
                "Po trzech tygodniach sam odbierałem telefon – w domu bym się nie odważył.",
                "Pięć na sześć osób twierdzi, że lepiej zna swój zawód.",
                "Chętnie pojechałabym jeszcze raz.",
            ),
            "staff": (
                "Egzamin prowadzimy teraz wspólnie z przedsiębiorstwem.",
                "Dwie nauczycielki prowadzą odtąd część lekcji po angielsku.",
            ),
            "organisations": (
                "Szkoła podpisała z czterema partnerami umowę na trzy lata.",
                "Efekty uczenia się wpisujemy odtąd do suplementu.",
            ),
        },
    ),
}


@cache
def generated_projects() -> tuple[Project, ...]:
    """Return a project for each organisation of the excerpt, in its order."""
    with _ORGANISATIONS.open(encoding="utf-8", newline="") as rows:
        return tuple(_Draft.of(row).project() for row in csv.DictReader(rows))


@attrs.frozen
class _Draft:
    """The real part of a project, and the random numbers that make up the rest."""

    number: str
    organisation: str
    country: str
    chance: random.Random
    phrases: _Phrases
    language: str

    @classmethod
    def of(cls, row: dict[str, str]) -> _Draft:
        agency, *_, serial = row["Project Identifier"].split("-")[2:]
        number = f"2024-1-{agency}-KA121-VET-{serial}"
        name = " ".join(unicodedata.normalize("NFC", row["Coordinating organisation name"]).split())
        language = _LANGUAGES.get(agency, "en")
        chance = random.Random(number)
        country = row["Coordinator's country"]
        return cls(number, name, country, chance, _PHRASES[language], language)

    def project(self) -> Project:
        start = datetime.date(2024, 6, 1) + datetime.timedelta(days=self.number_below(120))
        is_nearly_empty = self.happens(0.05)
        claims = [] if is_nearly_empty else [*self.claims(start)]
        counts = {} if is_nearly_empty else self.counts(claims)
        return Project(
            number=self.number,
            title=self.one_of(self.phrases.titles),
            organisation=self.organisation,
            country=self.country,
            start=start,
            end=start + datetime.timedelta(days=365 + self.number_below(366)),
            participants=counts,
            claims=claims,
            priorities=["priorities.ukraine_2024"] if self.happens(0.3) else [],
            summary={self.language: self.phrases.summary} if self.happens(0.7) else {},
            sections=[*self.sections()],
        )

    def sections(self) -> Iterator[ProjectSection]:
        """Yield what about half of the projects say about the follow-up, and about systems."""
        if self.happens(0.5):
            yield ProjectSection(self.phrases.follow_up, self.language, topic="sustainability")
        if self.happens(0.2):
            title = self.one_of(self.phrases.titles)
            topic = "systems.new_resources"
            yield ProjectSection(self.phrases.summary, self.language, title, topic)

    def counts(self, claims: list[Claim]) -> dict[TargetGroup, int]:
        """Return the participants that the claims need; a few projects leave out a group."""
        counts: dict[TargetGroup, int] = {}
        for claim in claims:
            outcome = claim.outcome.outcome if isinstance(claim.outcome, Aspect) else claim.outcome
            largest = max(claim.participants or 1, claim.respondents or 1)
            counts[outcome.group] = max(counts.get(outcome.group, 0), largest)
        if self.happens(0.1):
            counts.popitem()
        if GUIDE_2024.staff not in counts and self.happens(0.2):
            counts[GUIDE_2024.staff] = 2
        return counts

    def claims(self, start: datetime.date) -> Iterator[Claim]:
        """Yield what is planned, and what of it was achieved."""
        has_gaps = self.happens(0.2)
        for group, number, share in (
            (GUIDE_2024.learners, 8 + self.number_below(70), 0.6),
            (GUIDE_2024.staff, 2 + self.number_below(12), 0.35),
            (GUIDE_2024.organisations, 2 + self.number_below(6), 0.5),
        ):
            for outcome in self.wanted(group, share):
                yield from self.about(outcome, group, number, start, has_gaps=has_gaps)

    def wanted(self, group: TargetGroup, share: float) -> Iterator[Outcome | Aspect]:
        """Yield about *share* of a group's outcomes, some by their aspects."""
        for outcome in group.outcomes:
            if not self.happens(share):
                continue
            aspects = tuple(each for each in outcome.aspects if self.happens(0.6))
            yield from aspects or (outcome,)

    def about(
        self,
        outcome: Outcome | Aspect,
        group: TargetGroup,
        number: int,
        start: datetime.date,
        *,
        has_gaps: bool,
    ) -> Iterator[Claim]:
        is_unplanned = has_gaps and self.happens(0.3)
        if not is_unplanned:
            yield Claim(outcome, "planned", participants=number if self.happens(0.8) else None)
        if is_unplanned or self.happens(0.75):
            respondents = number - self.number_below(number // 3)
            reached = respondents - self.number_below(respondents * 2 // 3)
            yield Claim(
                outcome,
                "achieved",
                [] if has_gaps and self.happens(0.5) else [*self.evidence(group, start)],
                participants=respondents + 2 if has_gaps and self.happens(0.1) else reached,
                respondents=respondents if self.happens(0.9) else None,
            )

    def evidence(self, group: TargetGroup, start: datetime.date) -> Iterator[Evidence]:
        phrases = self.phrases.evidence[group.code]
        first = self.number_below(len(phrases))
        for place in range(1 + self.number_below(2)):
            text = phrases[(first + place) % len(phrases)]
            date = start + datetime.timedelta(days=30 + self.number_below(300))
            yield Evidence(text, self.language, self.one_of(self.phrases.sources), date)

    # Later versions of Python promise the same numbers from `Random.random` only.

    def happens(self, probability: float) -> bool:
        return self.chance.random() < probability

    def number_below(self, limit: int) -> int:
        return int(self.chance.random() * limit)

    def one_of(self, choices: tuple[T, ...]) -> T:
        return choices[self.number_below(len(choices))]
