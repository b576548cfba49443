"""The single pages of this prospectus that the generator knows by name: everything else comes from content and data."""

from __future__ import annotations

HOME = "page:index"
NOT_FOUND = "page:404"
SEARCH = "page:search"
GLOSSARY = "page:glossary"
WHOLE = "page:whole-prospectus"
SITEMAP_PAGE = "page:sitemap"
ROLES = "page:guidance/roles-and-responsibilities"
FUNDING = "page:guidance/available-resources"

MATRIX_URL = "matrix/index.html"  # where the sides of the matrix are, which have no pages
TOOL_URL = "assessment/tool.html"
ONE_FILE_URL = "downloads/self-assessment-offline.html"  # made from the page of the tool; no other page can be there

# The page that shows each kind of entity which has no page of its own.
ENTITY_PAGES = {
    "source": "about/sources.html",
    "term": "glossary.html",
    "role": "guidance/roles-and-responsibilities.html",
    "responsibility": "guidance/roles-and-responsibilities.html",
    "funding": "guidance/available-resources.html",
    "question": "matrix/about.html",
    "address": "contacts/index.html",
}
