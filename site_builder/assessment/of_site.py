"""The matrix of a whole site, local edition and all."""

from __future__ import annotations

from site_builder.assessment.matrix import TOOL_URL, Links, Matrix, make_matrix
from site_builder.assessment.models import LocalEdition
from site_builder.site import Site


def matrix_of(site: Site, seen_from: str = TOOL_URL) -> Matrix:
    """The matrix of a site, with addresses as seen from one of its pages. Raises KeyError where a link leads nowhere."""
    content, links = site.content, Links(site.targets, seen_from)
    edition = content.local.edition if content.local else None
    used = LocalEdition(id=edition.id, title=f"{edition.name}, version {edition.version}") if edition else None
    return make_matrix(content.matrix, content.themes, content.domains, links, used)
