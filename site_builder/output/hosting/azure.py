"""Settings for Azure Static Web Apps."""

from __future__ import annotations

import json
from typing import Any

from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.hosting.rules import Rules
from site_builder.output.http_headers import IMMUTABLE, REVALIDATE, TYPES

MAX_CONFIG_BYTES = 20_000


def azure(rules: Rules) -> str:
    """staticwebapp.config.json, for the site's folder. The first route that fits a path is the only one that counts for it.

    Azure takes no larger file than ``MAX_CONFIG_BYTES``: old addresses that would not fit are left to the pages at them, which lead on too.
    """
    lasting, keeping = f"{rules.base}{FINGERPRINTED_FOLDER}/", {"Cache-Control": IMMUTABLE}
    routes: list[dict[str, Any]] = [
        {"route": place, "headers": {"X-Robots-Tag": "noindex"} | (keeping if place.startswith(lasting) else {})} for place in rules.globs()
    ]
    routes.append({"route": f"{lasting}*", "headers": keeping})
    redirects = [{"route": old, "redirect": new, "statusCode": 301} for old, new in rules.redirects()]
    whole = _written(rules, redirects + routes)
    return whole if len(whole.encode()) <= MAX_CONFIG_BYTES else _written(rules, routes)


def _written(rules: Rules, routes: list[dict[str, Any]]) -> str:
    settings = {
        "routes": routes,
        "globalHeaders": {**rules.headers, "Cache-Control": REVALIDATE},
        "responseOverrides": {"404": {"rewrite": f"{rules.base}404.html", "statusCode": 404}},
        "mimeTypes": {suffix: kind.partition(";")[0] for suffix, kind in TYPES.items()},
    }
    return json.dumps(settings, indent=2) + "\n"
