"""The search index of a whole site at once, which a build puts together from its pages."""

from __future__ import annotations

import json
from typing import Any

from site_builder.output.search.documents import SearchDocument, data_documents, page_documents
from site_builder.output.search.index import extras_of, index_json, index_script, page_rows
from site_builder.site.model import Site


def documents(site: Site) -> tuple[SearchDocument, ...]:
    """Everything that can be found, in the order of the site."""
    return (*(found for page in site.pages for found in page_documents(site, page)), *data_documents(site))


def whole_index_script(site: Site) -> bytes:
    """The script that hands the whole index to the search of the browser."""
    extras = extras_of(site)
    pages = (page_rows(page_documents(site, page), extras) for page in site.pages)
    return index_script(site, [*pages, page_rows(data_documents(site), extras)])


def index(site: Site) -> dict[str, Any]:
    """The index as plain values."""
    return dict(json.loads(index_json(whole_index_script(site))))
