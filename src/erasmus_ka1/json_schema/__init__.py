"""The documents of this library as JSON Schema, for forms and for validators in any language.

The schema is written beside the reader, not derived from it: tests hold the two against each
other, and ``docs/json-schema.md`` lists what a schema cannot say.
"""

from .documents import json_schema

__all__ = ["json_schema"]
