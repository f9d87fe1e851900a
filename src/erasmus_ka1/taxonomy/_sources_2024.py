"""Where the texts of the 2024 edition were found.

The Dutch page is the source of truth and ships with this package. The English page of the
edition was not found; the English wording is either *attested* in a copy or another edition, or
*editorial*: ours, after the Dutch.
"""

from __future__ import annotations

from ._sources import GuideSources, Source, Status

__all__ = ["SOURCES"]

PAGE = Source(
    document="Erasmus+-programmagids 2024, deel B, Kernactie 1: Individuele leermobiliteit",
    edition="2024",
    language="nl",
    status=Status.OFFICIAL,
    address=(
        "https://erasmus-plus.ec.europa.eu/nl/programme-guide/part-b/key-action-1/"
        "key-action-1-learning-mobility-of-individuals"
    ),
)

COPY_2021 = Source(
    document="Erasmus+ Programme Guide 2021-2027, as copied by M. Kh. Dulaty Taraz University",
    edition="2021-2027",
    language="en",
    status=Status.ATTESTED,
    address=(
        "https://dulaty.edu.kz/en/international-programs/erasmus/"
        "key-action-1-learning-mobility-of-individuals/about-key-action-1.html"
    ),
)

COPY_2021_ORGANISATIONS = Source(
    document="Erasmus+ Programme Guide 2021-2027, as copied by euro-access.eu",
    edition="2021-2027",
    language="en",
    status=Status.ATTESTED,
    address=(
        "https://www.euro-access.eu/en/programs/51/"
        "Erasmus-Key-Action-1--Learning-Mobility-of-Individuals"
    ),
)

COPY_2014_2020 = Source(
    document="Erasmus+ Programme Guide 2014-2020, as copied by Aksaray University",
    edition="2014-2020",
    language="en",
    status=Status.ATTESTED,
    address="https://erasmus.aksaray.edu.tr/egitim-alma-hareketliligi?l=en",
)

OURS = Source(
    document="erasmus_ka1",
    edition="2024",
    language="en",
    status=Status.EDITORIAL,
)

SOURCES = GuideSources(
    page=PAGE,
    english={
        "copy_2021": COPY_2021,
        "copy_2021_organisations": COPY_2021_ORGANISATIONS,
        "copy_2014_2020": COPY_2014_2020,
        "ours": OURS,
    },
    ours=OURS,
)
