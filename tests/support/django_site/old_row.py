"""Write a row with codes that no edition has, as an older program might: ``python -m``."""

from __future__ import annotations

import django


def main() -> None:
    """Write the row into the database that the environment names."""
    django.setup()
    from django_site.models import Mobility
    from erasmus_ka1.integrations.django import StoredOutcomeSet, UnknownOutcome

    old = UnknownOutcome("staff.moral")
    aims = StoredOutcomeSet([old, "staff.motivation"])
    Mobility.objects.create(title="Old row", outcome=old, aims=aims)


if __name__ == "__main__":
    main()
