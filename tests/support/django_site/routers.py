from __future__ import annotations

import os
from typing import Any, ClassVar


class OneAtATime:
    """Sends everything to the database that a test has chosen."""

    chosen: ClassVar[str] = os.environ.get("KA1_DATABASE", "default")

    def db_for_read(self, model: Any, **hints: Any) -> str:
        del model, hints
        return self.chosen

    db_for_write = db_for_read
