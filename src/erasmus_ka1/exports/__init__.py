"""The taxonomy for other programs: SKOS, CSV, JSON, message files and TypeScript.

Each export has the words of one edition of the guide, and is the same to the byte every time.
"""

from ._flat import to_csv, to_i18n, to_json
from ._skos import RdfFormat, to_skos
from ._typescript import to_typescript

__all__ = ["RdfFormat", "to_csv", "to_i18n", "to_json", "to_skos", "to_typescript"]
